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
//   offline/HASH             a part of the program, by its SHA-256, or what is new in the next version
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

// match asks the cache without making it: it may have been deleted, and this worker lives on for a while.
const match = (name) => caches.match(name, { cacheName });

async function record(name) {
  const response = await match(key(name));
  const manifest = response && await response.json();
  return manifest && manifest.format === 1 ? manifest : null;
}

// The active manifest as the last navigation read it; a stopped worker reads it again.
let active = null;

async function readActive() {
  active = await record("active");
  return active;
}

// stored is a file of the copy; undefined if it is missing or has other bytes than it should, which loader.js mends.
async function stored(manifest, path) {
  const found = manifest && manifest.files.find((file) => file.url === path);
  const response = found && await match(fileKey(found));
  if (!response) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash === found.sha256) return response;
  console.warn("the stored " + path + ": found the SHA-256 " + hash + ", wanted " + found.sha256);
  return undefined;
}

// page answers a navigation: any address of the site gets the shell, which finds out what to show. Without one of
// the scripts it could not: then the host is asked, and if it does not answer, the reader is told what is missing.
async function page(event) {
  await changeOver(event).catch((error) => console.warn("the new version cannot be taken into use:", error));
  let missing = "active";
  try {
    const manifest = await readActive();
    if (manifest) {
      const scripts = manifest.files.map((file) => file.url).filter((url) => url.endsWith(".js"));
      const needed = [manifest.shell, ...scripts];
      const found = await Promise.all(needed.map((path) => stored(manifest, path)));
      missing = needed.filter((path, i) => !found[i]).join(" ");
      if (!missing) return found[0];
    }
  } catch (error) {
    console.warn("the stored copy cannot be read:", error); // storage denied or damaged: go on with the network
  }
  return fetch(event.request).catch(() => damaged(missing));
}

// restorers are the scripts by which a copy in a file can be taken back (copy.js), as elements; none if they are not all there.
async function restorers() {
  const urls = ["store", "verify", "copyfile", "copy"].map((name) => active?.files.find(({ url }) => new RegExp(`/${name}\\.[0-9a-f]+\\.js$`).test(url))?.url);
  const found = await Promise.all(urls.map((url) => stored(active, url)));
  return found.every(Boolean) ? urls.map((url) => `<script src="${url}"></script>`).join("") : "";
}

// damaged is all that can be shown without the network and without the page. Nobody knows the reader's language here.
async function damaged(missing) {
  const said = {
    ru: ["Копия архива на этом устройстве повреждена или удалена. Когда будет сеть, она загрузится снова.", "Повторить", "Восстановить из копии в файле"],
    kk: ["Осы құрылғыдағы мұрағат көшірмесі зақымдалған немесе өшірілген. Желі болғанда ол қайта жүктеледі.", "Қайталау", "Файлдағы көшірмеден қалпына келтіру"],
    uz: ["Ushbu qurilmadagi arxiv nusxasi shikastlangan yoki oʻchirilgan. Tarmoq boʻlganda u qayta yuklanadi.", "Qayta urinish", "Fayldagi nusxadan tiklash"],
    "uz-Cyrl": ["Ушбу қурилмадаги архив нусхаси шикастланган ёки ўчирилган. Тармоқ бўлганда у қайта юкланади.", "Қайта уриниш", "Файлдаги нусхадан тиклаш"],
    en: ["The archive’s copy on this device is damaged or deleted. With a connection it is loaded again.", "Try again", "Restore from a copy in a file"],
  };
  const scripts = await restorers().catch(() => "");
  let html = `<!doctype html><html lang="ru" data-base="${base}">` + '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Muragat</title><main><h1>Muragat</h1>';
  for (const [lang, [sentence, again]] of Object.entries(said)) html += `<p lang="${lang}">${sentence} <a href="">${again}</a></p>`;
  if (scripts) {
    html += "<p><label>" + Object.entries(said).map(([lang, words]) => `<span lang="${lang}">${words[2]}</span>`).join(" / ") +
      '<br><input type="file" accept=".html" id="sw-restore"></label><p id="sw-said" role="status"></p>';
  }
  return new Response(html + `<p><code>${encodeURI(missing)}</code></p></main>${scripts}`, {
    status: 503, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'" },
  });
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
  if (!await record("next")) return;
  const next = await match(key("next"));
  const scope = self.registration.scope;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Firefox and Safari list the page that is being opened too
  if (open.some((client) => client.id !== event.resultingClientId && client.url.startsWith(scope))) return;
  const store = await caches.open(cacheName);
  await store.put(key("active"), next); // to the byte: that is what is signed
  await store.delete(key("next"));
}
