// Whether the copy stays on the device: the browser is asked to keep it, or the reader has all of it removed.
"use strict";

// muragatKeep is given muragatOffline, and how to change it (loader.js).
function muragatKeep(offline, change) {
  // what this archive keeps in localStorage and sessionStorage: the origin may hold others, below other paths
  const key = (name) => "muragat " + muragatStore.base + " " + name;
  const askedKey = key("asked");
  let interested = false;

  async function measure() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    change({ persisted: await navigator.storage.persisted(), usage, quota });
  }

  // interest is told when the reader reads an article, searches, or comes again.
  function interest() {
    interested = true;
    if (offline.state === "complete") askOnce().catch(() => {});
  }

  // askOnce asks once on a device without being told to. Firefox shows a question, which only the reader may cause.
  async function askOnce() {
    if (!interested || offline.persisted || /firefox/i.test(navigator.userAgent) || localStorage.getItem(askedKey)) return;
    await ask();
  }

  async function ask() {
    localStorage.setItem(askedKey, "1");
    await navigator.storage.persist();
    offline.asked = true;
    await measure();
  }

  // persist is what the reader asks for, who is told when it is refused.
  async function persist() {
    await ask();
    change({ refused: !offline.persisted });
  }

  // remove leaves nothing of this archive on the device, and nothing is stored after it. The origin's other things stay.
  async function remove() {
    const denied = !muragatStore.available();
    forget();
    try {
      await caches.delete(muragatStore.cacheName);
      for (const worker of await navigator.serviceWorker.getRegistrations()) {
        if (worker.scope === new URL(muragatStore.base, location).href) await worker.unregister();
      }
    } catch (error) {
      if (!denied) throw new muragatStore.Failure("storage", "removing the copy: " + error.message);
    }
  }

  // forget ends all storing, and drops what the page itself keeps. Each page has its own sessionStorage.
  function forget() {
    muragatStore.close();
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        for (const item of Object.keys(window[name])) {
          if (item.startsWith(key(""))) window[name].removeItem(item);
        }
      } catch {
        // denied, so there is nothing
      }
    }
  }

  return { measure, interest, askOnce, persist, remove, forget };
}
