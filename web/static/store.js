// The store: how files come from the host into the browser's storage, and out of it again. Its keys are described in sw.js,
// how the program goes through it in parts.js, its use in loader.js.
//
// Nothing is stored or handed on before its SHA-256 is right; only plain http on another host than
// localhost has neither storage nor SHA-256.
"use strict";

const muragatStore = (() => {
  const base = document.documentElement.dataset.base || "/";
  const cacheName = "muragat " + base;
  const key = (name) => base + "offline/" + name;
  const fileName = (file) => file.sha256 + "?" + encodeURIComponent(file.url);

  const patienceMs = 180000; // for a file or a part; five of 64 KB at a time take 50 s at 56 kbit/s

  let cache = null; // the Cache, or null where the browser denies it
  let removed = false; // by the reader: nothing is stored any more
  let distrusted = false; // after a wrong answer the browser's HTTP cache is asked no more

  // Failure has a code for the page (the list is in loader.js) and an English message: where, found, wanted.
  class Failure extends Error {
    constructor(code, detail) {
      super(detail);
      this.code = code;
      distrusted = distrusted || ["host", "manifest", "key"].includes(code);
    }
  }

  // ---- what is stored

  async function open() {
    try {
      if (removed) throw new Error("the reader has removed the copy");
      // a sandboxed page may not even look at these
      if (!isSecureContext || !window.caches || !navigator.serviceWorker) throw new Error("it has none for " + location.origin);
      cache = await caches.open(cacheName);
      await cache.match(key("active"));
    } catch (error) {
      cache = null;
      throw new Failure("storage", "the browser denies its storage: " + error.message);
    }
  }

  async function put(name, body, headers) {
    try {
      await cache.put(key(name), new Response(body, { headers }));
    } catch (error) {
      throw new Failure(error.name === "QuotaExceededError" ? "quota" : "storage", "storing " + name + ": " + error.message);
    }
  }

  // record reads a stored manifest, "active" or "next"; null if there is none that can be used.
  async function record(name) {
    // not asked of the opened cache, which goes on working when the browser has deleted it
    const response = cache && await caches.match(key(name), { cacheName });
    const manifest = response && await readManifest(await response.text(), "the stored " + name).catch(() => null);
    if (manifest) manifest.signature = response.headers.get("x-signature") || "";
    return manifest;
  }

  // A manifest is stored as it came, to the byte: that is what is signed.
  const putRecord = (name, manifest) => put(name, manifest.text, manifest.signature ? [["x-signature", manifest.signature]] : []);
  const dropRecord = (name) => cache.delete(key(name));

  // The key by which the host's versions are signed: {key: base64 or "", since: day}; null if it is not known.
  async function knownKey() {
    const response = cache && await cache.match(key("key"));
    return response ? response.json().catch(() => null) : null;
  }

  async function putKey(known) {
    if (cache) await put("key", JSON.stringify(known));
  }

  // The index is what the program makes out of the archive's texts, once: it is no part of a version, and what
  // the program cannot use it makes again. Null if there is none, or one that is damaged.
  async function index() {
    const response = cache && await cache.match(key("index"));
    if (!response) return null;
    const bytes = await response.arrayBuffer();
    return await sha256(bytes) === response.headers.get("x-sha256") ? new Uint8Array(bytes) : null;
  }

  async function putIndex(bytes) {
    if (cache) await put("index", bytes, [["x-sha256", await sha256(bytes)]]);
  }

  async function storedNames() {
    const prefix = new URL(key(""), location).href;
    return new Set((await cache.keys()).map((request) => request.url.slice(prefix.length)));
  }

  // stored is the answer that is kept under a name; undefined if there is none.
  async function stored(name) {
    return cache ? cache.match(key(name)) : undefined;
  }

  // newsFile is the host's file about what is new in a version for those who have the active one.
  const newsFile = (next, active) => (next.news || []).find(({ from }) => from === active.wasm.sha256);

  // news is what that file says (app/site/news.go); null if there is none, or none without asking the host.
  async function news(next, active, offline) {
    if (next.wasm.sha256 === active.wasm.sha256) return { new: 0, changed: 0, removed: 0, articles: [] };
    const file = newsFile(next, active);
    if (!file) return null;
    const response = await stored(file.sha256);
    let bytes = response && await response.arrayBuffer();
    if (!bytes || await sha256(bytes) !== file.sha256) {
      if (offline) return null;
      bytes = await download([file.sha256, file.url, file.size, file.sha256]);
    }
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  // needs lists all that a version consists of: [name in the storage, address, size, SHA-256].
  function needs(manifest) {
    const all = manifest.wasm.parts.map(([hash, size]) => [hash, manifest.partsBase + hash, size, hash]);
    for (const file of manifest.files) all.push([fileName(file), file.url, file.size, file.sha256]);
    return [...new Map(all.map((need) => [need[0], need])).values()]; // equal parts are stored once
  }

  async function isWhole(manifest) {
    const have = await storedNames();
    return needs(manifest).every(([name]) => have.has(name));
  }

  // flaws lists what a version lacks in the storage, and takes out of it what has other bytes than it should. Files
  // are always read; of the parts, which partStream reads, only the sizes are looked at, and only if asked for.
  async function flaws(manifest, sizes) {
    const have = await storedNames();
    const sound = async ([name, , size, hash]) => {
      if (!have.has(name)) return false;
      if (name === hash && !sizes) return true;
      const response = await cache.match(key(name));
      if (response && (name === hash ? (await response.blob()).size === size : await sha256(await response.arrayBuffer()) === hash)) return true;
      await cache.delete(key(name));
      return false;
    };
    const all = needs(manifest);
    const found = await Promise.all(all.map(sound));
    return all.filter((need, i) => !found[i]);
  }

  // close ends all storing, for good.
  function close() {
    removed = true;
    cache = null;
  }

  // sweep deletes what neither the stored versions nor the running one need.
  async function sweep(running) {
    const keep = new Set(["active", "next", "index", "key"]);
    const [active, next] = [await record("active"), await record("next")];
    for (const manifest of [active, next, running]) {
      if (manifest) needs(manifest).forEach(([name]) => keep.add(name));
    }
    const news = active && next && newsFile(next, active);
    if (news) keep.add(news.sha256);
    for (const name of await storedNames()) {
      if (!keep.has(name)) await cache.delete(key(name));
    }
  }

  // ---- what comes from the host

  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function readManifest(text, where) {
    try {
      const manifest = JSON.parse(text);
      if (manifest.format !== 1) throw new Error("found format " + manifest.format + ", wanted 1");
      const { wasm, files, partsBase, shell, version } = manifest;
      const sizes = wasm.parts.reduce((sum, [, size]) => sum + size, 0);
      if (!version || sizes !== wasm.size) throw new Error("found parts of " + sizes + " bytes, wanted " + wasm.size);
      if (!files.some((file) => file.url === shell)) throw new Error("the shell " + shell + " is not among the files");
      for (const url of [wasm.url, partsBase, ...files.map((file) => file.url)]) {
        if (!url.startsWith(base) || url.startsWith("//")) throw new Error("found the address " + url + ", wanted one below " + base);
      }
      return Object.defineProperties(manifest, { text: { value: text }, signature: { value: "", writable: true } });
    } catch (error) {
      throw new Failure("manifest", where + ": " + error.message);
    }
  }

  async function request(url, options) {
    // the program's stream is watched by the reader, who can try again; all else must end by itself
    if (!options.signal && AbortSignal.timeout) options.signal = AbortSignal.timeout(patienceMs);
    try {
      return await fetch(url, options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Failure("network", url + ": " + error.message);
    }
  }

  async function hostManifest(signal) {
    const url = base + "offline.json";
    const ask = async (cache) => {
      const response = await request(url, { cache, signal });
      if (!response.ok) throw new Failure("manifest", url + ": found status " + response.status + ", wanted 200");
      const text = await response.text().catch((error) => { throw new Failure("network", url + ": " + error.message); });
      return { manifest: await readManifest(text, url), tagged: response.headers.has("etag") };
    };
    const active = await record("active");
    // Without an entity tag a host goes by dates, and calls old what is new if a clock went back.
    const first = distrusted ? "reload" : "no-cache";
    const { manifest, tagged } = await ask(first).catch((failure) => {
      if (first === "reload" || failure.code !== "manifest") throw failure;
      return ask("reload"); // the HTTP cache may hold a wrong answer
    });
    return tagged || !active || active.version !== manifest.version ? manifest : (await ask("reload")).manifest;
  }

  // What a host says wrongly of these would be wrong for ever, since browsers obey it.
  const types = { css: "text/css", html: "text/html", js: "text/javascript" };
  // What a copy that is a file may hold besides.
  const others = { png: "image/png", svg: "image/svg+xml", webmanifest: "application/manifest+json", woff2: "font/woff2" };

  async function isScript(url) {
    const response = await request(url, { cache: "reload" }).catch(() => null);
    return response !== null && response.ok && /\/javascript\b/.test(response.headers.get("content-type"));
  }

  // hostSignature is the content of offline.json.sig in one line; "" if there is none.
  async function hostSignature(signal) {
    const url = base + "offline.json.sig";
    const response = await request(url, { cache: distrusted ? "reload" : "no-cache", signal });
    if (response.status >= 500) throw new Failure("network", url + ": found status " + response.status + ", wanted 200");
    if (!response.ok) return "";
    const text = await response.text().catch((error) => { throw new Failure("network", url + ": " + error.message); });
    return text.trim().replace("\n", " ");
  }

  // The headers that a stored file keeps; an encoding or a length would be wrong for the unpacked body.
  const keptHeaders = ["content-type", "content-security-policy", "content-language", "cross-origin-embedder-policy",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "x-content-type-options"];

  // download fetches one part or file, verifies it and stores it.
  async function download([name, url, size, hash], signal) {
    const { bytes, headers } = await verified(url, size, hash, signal);
    if (cache) await put(name, bytes, headers);
    return bytes;
  }

  // verified is a file of the host with the right SHA-256, and the headers to keep with it.
  async function verified(url, size, hash, signal) {
    let found = "";
    // first what the browser has in its HTTP cache; if that is old or damaged, from the host
    for (const cache of ["force-cache", "reload"]) {
      let response;
      let bytes;
      try {
        response = await request(url, { cache, signal });
        bytes = await response.arrayBuffer();
      } catch (error) {
        if (error.name === "AbortError") throw error;
        if (cache === "force-cache") continue; // Firefox may keep a cut answer, and fail with it each time
        throw error instanceof Failure ? error : new Failure("network", url + ": " + error.message);
      }
      if (response.ok && await sha256(bytes) === hash) {
        return { bytes, headers: headersFor(url, response) };
      }
      found = "status " + response.status + " and " + bytes.byteLength + " bytes of " + response.headers.get("content-type");
    }
    throw new Failure("host", url + ": found " + found + ", wanted " + size + " bytes with the SHA-256 " + hash);
  }

  function headersFor(url, response) {
    const headers = new Headers(keptHeaders.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]));
    const type = types[url.split(".").pop()];
    if (type) headers.set("content-type", type + "; charset=utf-8");
    return headers;
  }

  // adopt stores what came otherwise than from the host, as if it had come with an answer like this one.
  async function adopt([name, url], bytes, like) {
    const headers = headersFor(url, like);
    const type = others[url.split(".").pop()];
    if (type) headers.set("content-type", type);
    await put(name, bytes, headers);
  }

  function totalBytes(manifest) {
    return manifest.files.reduce((sum, file) => sum + file.size, manifest.wasm.size);
  }

  return {
    base, cacheName, Failure, news, open, close, record, putRecord, dropRecord, index, putIndex, isWhole, isScript, flaws, sweep,
    hostManifest, request, totalBytes, needs, sha256, verified, download, adopt, put, hostSignature, knownKey, putKey, storedNames,
    stored,
    available: () => cache !== null,
    isDistrusted: () => distrusted,
    distrust() { distrusted = true; },
  };
})();
