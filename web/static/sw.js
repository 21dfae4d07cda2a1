// The service worker: it answers from the stored copy, and does nothing else.
//
// The pages store, verify, update and delete (loader.js); this file only reads what is marked as
// whole. So it keeps no state, may be stopped at any time, and seldom changes. The one thing it
// writes is the change to the next version when no page of the archive is open.
//
// The storage, shared with loader.js: one cache for an archive, named by its base path. Its keys are
// addresses below BASE offline/ that exist nowhere else:
//   offline/active           the manifest (offline.json) of the version in use; written when all is stored
//   offline/next             the manifest of a newer version, whole too, not in use yet
//   offline/index            what the program has made out of the articles' texts to search them quickly
//   offline/key              the key by which the host's versions are signed, and since when it is known
//   offline/HASH             a part of the program, by its SHA-256
//   offline/HASH?URL         a file, by its SHA-256 and its address (escaped)
"use strict";

const base = new URL(self.registration.scope).pathname;
const cacheName = "muragat " + base;
const key = (name) => base + "offline/" + name;
const fileKey = (file) => key(file.sha256 + "?" + encodeURIComponent(file.url));

// The addresses of the archive's pages, below its base. The same origin may hold other things.
const pages = /^(?:$|(?:index|shell)\.html$|(?:about|person|topic)(?:\/|$)|(?:article|date)\/)/;

// A worker without state that serves whole versions alone can take over any page at any time.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  const rest = url.pathname.slice(base.length);
  if (request.mode === "navigate") {
    event.respondWith(pages.test(rest) ? page(event) : elsewhere(event, url.pathname));
  } else if (rest !== "offline.json" && !/^(?:parts|updates)\//.test(rest)) {
    event.respondWith(file(request, url.pathname));
  }
});

async function record(store, name) {
  const response = await store.match(key(name));
  const manifest = response && await response.json();
  return manifest && manifest.format === 1 ? manifest : null;
}

// The active manifest as the last navigation read it; a stopped worker reads it again.
let active = null;

async function readActive() {
  active = await record(await caches.open(cacheName), "active");
  return active;
}

async function stored(manifest, path) {
  const found = manifest && manifest.files.find((file) => file.url === path);
  return found && (await caches.open(cacheName)).match(fileKey(found));
}

// page answers a navigation: any address of the site gets the shell, which finds out what to show.
async function page(event) {
  await changeOver(event).catch((error) => console.warn("the new version cannot be taken into use:", error));
  try {
    const manifest = await readActive();
    const shell = await stored(manifest, manifest && manifest.shell);
    if (shell) return shell;
  } catch (error) {
    console.warn("the stored copy cannot be read:", error); // storage denied or damaged: go on with the network
  }
  return fetch(event.request);
}

// elsewhere answers a navigation to what is no page: the host knows it, or nobody does.
async function elsewhere(event, path) {
  try {
    return await file(event.request, path);
  } catch {
    return page(event);
  }
}

async function file(request, path) {
  let found = null;
  try {
    found = await stored(active || await readActive(), path);
  } catch (error) {
    console.warn("the stored copy cannot be read:", error);
  }
  if (!found) return fetch(request);
  // loader.js asks for a fresh file in this way; a browser's own reload may too, and gets the stored one offline
  if (request.cache === "reload") return fetch(request).catch(() => found);
  return found;
}

// changeOver makes the next version the active one if no page of the archive is open that could run the old one.
async function changeOver(event) {
  const store = await caches.open(cacheName);
  const next = await store.match(key("next"));
  if (!next) return;
  const scope = self.registration.scope;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Firefox and Safari list the page that is being opened too
  if (open.some((client) => client.id !== event.resultingClientId && client.url.startsWith(scope))) return;
  await store.put(key("active"), next);
  await store.delete(key("next"));
}
