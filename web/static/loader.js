// The loader: it brings the program into the page, and keeps the archive's copy on the device whole and new.
//
//   1. It finds out which version to run: the stored one if the worker (sw.js) answered this page,
//      otherwise the host's (offline.json).
//   2. It streams the program into WebAssembly: from the storage, from the host part by part, or, on a
//      first visit, as one response that is cut into parts, verified and stored on its way (parts.js).
//   3. With the program running it stores what is missing, marks the copy as whole (the record
//      "active", written last), and looks for a newer version, which becomes "next".
//
// For the page: window.muragatOffline, and the event "muragat-offline" on window at each change of
//   state      "none", "loading", "storing", "complete", "damaged" (parts of a whole copy are missing or wrong),
//              "failed", "unsupported" or "removed" (by the reader)
//   version    of the stored copy if it is whole, otherwise of the one that is loading
//   bytes      that have come so far, of total (both unpacked)
//   error      what went wrong: "network" (no line, or cut), "host" (a wrong answer), "manifest" (offline.json
//              missing or unusable), "quota", "storage", "damaged" (and no line to mend it), "worker", "wasm" (the program does not start),
//              "nowasm", "stopped" (the program ended), "key" (the signature: verify.js), or ""; detail has where, found and wanted, in English.
//              An update that went wrong leaves the state "complete" and names its error here
//   next       the version that waits for applyUpdate(), or ""
//   news       what is new in it: {new, changed, removed: how many articles, articles: the newest of the new ones, each
//              [id, title, date, language]}; null where that is not known, for this version is too old
//   checked    when the host last answered with its version, in milliseconds since 1970; 0 for never
//   persisted, usage, quota   of the browser's storage, in bytes; 0 where the browser does not tell
//   lost       how many of the copy's pieces are missing or wrong; mended: how many this page has brought again
//   asked      whether this page has asked the browser to keep the copy; refused: whether that was for the reader, and in vain
//   complete   a promise of the version, kept once the copy is whole; broken where the browser cannot have one
//   retry() goes on after a failure, refresh() looks for a newer version and mends the copy,
//   applyUpdate(to) changes to the next version and reloads every open page of the archive, this one at the address
//   to if it is given, persist() asks the browser to keep the copy, interest() says that the reader may want it kept, remove() leaves nothing on the device.
"use strict";

(() => {
  void [Go, muragatParts, muragatVerify, muragatKeep, muragatPage, window.archive.ready]; // without one of them it ends here, and first.js says so
  const { base, Failure } = muragatStore;
  const hourMs = 3600000; // a page that stays open looks for a newer version so often, when it is looked at

  let whole; // keeps the promise muragatOffline.complete
  let never; // breaks it
  const offline = window.muragatOffline = {
    state: "none", version: "", bytes: 0, total: 0, error: "", detail: "", next: "",
    persisted: false, asked: false, refused: false, usage: 0, quota: 0, lost: 0, pieces: 0, mended: 0,
    complete: new Promise((resolve, reject) => { whole = resolve; never = reject; }),
    checked: 0, news: null, retry, refresh, applyUpdate, remove,
  };
  const keep = muragatKeep(offline, change);
  Object.assign(offline, { persist: keep.persist, interest: keep.interest });
  window.archive.offline = offline.complete;
  offline.complete.catch(() => {}); // nobody has to wait for it

  let running = null; // the manifest whose program runs in this page

  function change(fields) {
    Object.assign(offline, fields);
    window.dispatchEvent(new CustomEvent("muragat-offline"));
  }

  // ---- the program

  let attempt = null; // the AbortController of the latest try

  async function load() {
    if (attempt) attempt.abort();
    const mine = attempt = new AbortController();
    try {
      settle(await start(mine.signal));
    } catch (error) {
      await muragatParts.written().catch(() => {}); // the reader is told that what came is kept
      if (attempt === mine) loadFailed(error);
    }
  }

  // start runs the program. It returns the host's manifest if it had to ask for it.
  async function start(signal) {
    if (typeof WebAssembly !== "object") throw new Failure("nowasm", "this browser has no WebAssembly");
    muragatPage.showLoading();
    try {
      await muragatStore.open();
      listen();
      change({ state: "loading", error: "", detail: "" });
    } catch (failure) {
      unsupported(failure);
    }
    keep.measure().catch(() => {}); // before the program asks
    const index = muragatStore.index().catch(() => null); // comes while the program does
    const active = await muragatStore.record("active");
    if (active) keep.interest(); // the reader is here again
    let latest = null;
    // a page that the worker did not answer (a first visit, a reload past it) is as new as the host
    if (!active || !navigator.serviceWorker.controller) {
      latest = await hostManifest(signal).catch((failure) => {
        if (!active) throw failure;
        return null;
      });
    }
    const manifest = latest || active;
    const { size } = manifest.wasm;
    change({ version: manifest.version, bytes: 0, total: muragatStore.totalBytes(manifest) });
    muragatPage.showProgress(0, size);
    const stream = await muragatParts.programStream(manifest, (bytes) => {
      offline.bytes += bytes;
      if (muragatPage.showProgress(offline.bytes, size)) change({});
    }, signal, manifest === active);
    const go = new Go();
    const instance = await instantiate(stream, go.importObject);
    await muragatPage.pause();
    // for the program, which sets made: whether this visit has made the index
    window.muragatIndex = { bytes: await index, keep: keepIndex };
    signal.throwIfAborted();
    running = manifest;
    if (manifest === active) offline.mended = muragatParts.fetchedParts();
    muragatPage.started();
    go.run(instance).then(() => stopped(muragatPage.reason() || "the program ended"), (error) => stopped(String(error)));
    return latest;
  }

  async function instantiate(stream, imports) {
    const response = new Response(stream, { headers: { "content-type": "application/wasm" } });
    try {
      const result = WebAssembly.instantiateStreaming
        ? await WebAssembly.instantiateStreaming(response, imports)
        : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
      return result.instance;
    } catch (error) {
      throw muragatParts.streamFailure() || error;
    }
  }

  // keepIndex stores what the program has made, for the next visit. Without storage it makes it again.
  function keepIndex(bytes) {
    muragatStore.putIndex(bytes).catch((failure) => console.warn("storing the index:", failure.message));
  }

  async function hostManifest(signal) {
    const manifest = await muragatVerify.hostManifest(signal);
    offline.checked = Date.now();
    return manifest;
  }

  // What package app/live writes as HTML; the values are escaped. Where the browser has Trusted Types nothing else
  // becomes markup or a worker, wherever it comes from.
  const written = new RegExp("</?(?:a|aside|b|blockquote|button|caption|d[dlt]|details|div|h[123]|input|kbd|label|li|mark|nav|ol|p|path|section|span|summary|svg|t[dhr]|table|tbody|thead|time|ul)" +
    '(?: (?:(?:aria-\\w+|class|d|data-\\w+|datetime|id|lang|rel|preserveAspectRatio|role|scope|tabindex|title|type|viewBox)="[^"<>]*"|checked|href="(?:https?://|[/?#])[^"<>]*"))*>', "g");
  const rules = {
    createHTML(html) {
      const rest = html.replace(written, "");
      if (rest.includes("<")) throw new TypeError("markup: found " + rest.slice(rest.indexOf("<")).slice(0, 100) + ", wanted what the program writes");
      return html;
    },
    createScriptURL(url) {
      if (url !== base + "sw.js") throw new TypeError("a worker: found " + url + ", wanted " + base + "sw.js");
      return url;
    },
  };
  const trusted = window.trustedTypes ? trustedTypes.createPolicy("muragat", rules) : rules;
  window.muragatMarkup = (html) => trusted.createHTML(html);

  // What go-app asks for; it sets its own goappNav, goappOnUpdate and goappOnAppInstallChange.
  window.goappGetenv = (name) => ({
    GOAPP_VERSION: running.version,
    GOAPP_STATIC_RESOURCES_URL: "",
    GOAPP_ROOT_PREFIX: base.slice(0, -1),
    GOAPP_INTERNAL_URLS: "[]",
  })[name] || "";

  // ---- the whole copy, and the next one

  // locked runs one task at a time over all pages of the archive.
  function locked(task) {
    return navigator.locks ? navigator.locks.request(muragatStore.cacheName, task) : task();
  }

  let settling = null;

  // settle brings the storage in line with the host: it completes the copy, mends it, or stores the next version.
  function settle(latest, sizes) {
    if (!muragatStore.available()) return Promise.resolve();
    settling = settling || locked(() => inLine(latest, sizes)).catch(settleFailed).finally(() => { settling = null; });
    return settling;
  }

  async function inLine(latest, sizes) {
    if (!muragatStore.available()) return; // removed while another page was at it
    await muragatParts.written();
    await muragatStore.open().catch((failure) => { // anew: the browser or the reader may have deleted it
      unsupported(failure);
      throw failure;
    });
    // a copy that this page has seen whole does not depend on its record
    const seen = ["complete", "damaged"].includes(offline.state) ? running : null;
    const active = await muragatStore.record("active") || seen;
    const lost = active ? await muragatStore.flaws(active, sizes) : [];
    if (lost.length) change({ state: "damaged", lost: lost.length, pieces: muragatStore.needs(active).length });
    let sound = active && !lost.length;
    if (sound) await becomeWhole(active);
    const next = await muragatStore.record("next");
    if (active && next && next.version !== active.version) await offer(next, active, true);
    try {
      latest = latest || await hostManifest();
    } catch (failure) {
      if (failure.code !== "network" || !active) throw failure;
      if (!sound) throw new Failure("damaged", "missing or with other bytes: " + lost.slice(0, 5).map(([, url]) => url).join(" ") + "; " + failure.message);
      return muragatStore.sweep(running); // offline, with all that is needed
    }
    if (active && !sound && active.version !== latest.version) {
      sound = await muragatParts.fill(active, () => {}).then(() => true, () => false); // the host may have forgotten it
      if (sound) await becomeWhole(active);
    }
    if (active && active.version !== latest.version) {
      if (!next || next.version !== latest.version || !await muragatStore.isWhole(next)) {
        await muragatParts.fill(latest, () => {}, active);
        await muragatStore.putRecord("next", latest);
      }
      await offer(latest, active, false);
      change({ error: "", detail: "" });
      tell("stored");
    } else {
      if (!sound) {
        change({ state: "storing", bytes: 0 });
        await muragatParts.fill(latest, (bytes) => change({ bytes: offline.bytes + bytes }));
        await muragatStore.putRecord("active", latest); // what stands there may be damaged too
        await becomeWhole(latest);
      }
      const signed = latest.signature && !active.signature; // by a browser that can check it now
      if (sound && (latest.text !== active.text || signed) && await muragatStore.isWhole(latest)) await muragatStore.putRecord("active", latest);
      await muragatStore.dropRecord("next"); // the host took it back
      change({ next: "", news: null, error: "", detail: "" });
    }
    await muragatStore.sweep(running);
  }

  // offer names the version that waits, and what is new in it for those who have the active one.
  async function offer(next, active, offlineToo) {
    const news = await muragatStore.news(next, active, offlineToo).catch((failure) => {
      console.warn("what is new:", failure.message); // the version is there all the same
      return null;
    });
    const here = running && next.version === running.version; // the reader has reloaded past the worker
    change(here ? { next: "", news: null } : { next: next.version, news });
  }

  // register starts the worker. isScript renews what the browser's cache has kept of a wrong answer.
  async function register(again) {
    try {
      await navigator.serviceWorker.register(trusted.createScriptURL(base + "sw.js"), { scope: base, updateViaCache: "none" });
    } catch (error) {
      const failure = new Failure("worker", base + "sw.js: " + error.message);
      if (!await muragatStore.isScript(base + "sw.js")) throw failure; // what is no script is refused like what is denied
      if (!again && error.name !== "TypeError") unsupported(failure); // denied; a TypeError is one of the line or of the file
      if (!again) throw failure;
      await register(false);
    }
  }

  // becomeWhole marks a version that is stored whole as the active one, if none is, and tells everybody.
  async function becomeWhole(manifest) {
    await register(true);
    await navigator.serviceWorker.ready;
    if (!await muragatStore.record("active")) await muragatStore.putRecord("active", manifest);
    if (!await muragatStore.knownKey()) await muragatVerify.remember(manifest);
    const bytes = muragatStore.totalBytes(manifest);
    const mended = offline.mended + offline.lost;
    change({ state: "complete", version: manifest.version, bytes, total: bytes, lost: 0, mended, error: "", detail: "" });
    whole(manifest.version);
    keep.measure().then(keep.askOnce).catch(() => {});
  }

  function unsupported(failure) {
    change({ state: "unsupported", error: failure.code, detail: failure.message });
    never(failure);
  }

  async function settleFailed(error) {
    if (offline.state === "removed") return;
    const code = error instanceof Failure ? error.code : "storage";
    const state = ["complete", "damaged", "unsupported"].includes(offline.state) ? offline.state : "failed";
    console.warn("storing the archive:", code, error.message);
    // what came of a broken update is dropped; a cut one goes on from it
    if (code !== "network" && await muragatStore.record("active")) await muragatStore.sweep(running).catch(() => {});
    change({ state, error: code, detail: error.message });
  }

  // ---- what the page and the reader ask for

  async function refresh() {
    await settling; // which may have asked the host before
    return settle(null, true);
  }

  async function retry() {
    if (offline.error === "stopped" || offline.state === "removed") return location.reload();
    if (!running) return load();
    await settling; // which may have asked a host that was not well yet
    return settle();
  }

  async function applyUpdate(to) {
    try {
      await locked(async () => {
        const next = await muragatStore.record("next");
        if (!next || !await muragatStore.isWhole(next)) throw new Failure("storage", "the next version is not in the storage any more");
        await muragatStore.putRecord("active", next);
        await muragatStore.dropRecord("next");
      });
    } catch (failure) {
      console.warn("the new version cannot be taken into use:", failure.message);
      change({ next: "", news: null });
      return refresh(); // which brings it again
    }
    tell("changed");
    if (to) location.assign(to);
    else location.reload();
  }

  // remove tells the other pages first. What a task that was going on may still have written goes when it has ended.
  async function remove() {
    tell("removed");
    try {
      await keep.remove();
      toldRemoved();
    } catch (failure) {
      return change({ error: failure.code, detail: failure.message });
    }
    await locked(keep.remove).catch(() => {}); // where nothing may be stored there may be no locks either
  }

  function toldRemoved() {
    keep.forget();
    change({ state: "removed", error: "", detail: "", next: "", news: null, persisted: false, usage: 0, quota: 0 });
  }

  // The open pages of the archive change over together, so that two of different versions never mix.
  let channel = null;

  function tell(what) {
    if (channel) channel.postMessage(what);
  }

  function listen() {
    if (channel || !window.BroadcastChannel) return;
    channel = new BroadcastChannel(muragatStore.cacheName);
    channel.onmessage = async ({ data }) => {
      if (data === "changed") return location.reload();
      if (data === "removed") return toldRemoved();
      const [next, active] = await Promise.all(["next", "active"].map(muragatStore.record));
      if (next && active) await offer(next, active, true);
      else change({ next: "", news: null });
    };
  }

  window.addEventListener("pagehide", () => {
    if (running || !attempt) return;
    attempt.abort();
    attempt = null;
  });
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted) return; // not one that comes back from the history as it was left
    if (!attempt) {
      muragatParts.forget();
      load();
    }
    if (!running) return;
    const active = await muragatStore.record("active");
    if (active && active.version !== running.version) location.reload();
  });
  window.addEventListener("online", () => {
    if (offline.state !== "removed" && (running || offline.state === "failed" || muragatPage.isStalled())) retry();
  });
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || !running) return;
    const gone = offline.state === "complete" && !await muragatStore.record("active");
    if (gone) refresh();
    else if (Math.abs(Date.now() - offline.checked) > hourMs) settle(); // a clock may go back
  });

  function loadFailed(error) {
    const code = error instanceof Failure ? error.code : "wasm";
    console.error("loading the archive:", code, error);
    muragatPage.failed(code, error.message);
    change({ state: "failed", error: code, detail: error.message });
  }

  function stopped(detail) {
    muragatPage.stopped(detail);
    change({ error: "stopped", detail });
  }

  load();
})();
