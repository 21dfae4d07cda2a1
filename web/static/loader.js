// The store: how the archive comes from the host into the browser's storage, part by part, and out of it again.
// Its keys are described in sw.js, its use in loader.js.
//
// Nothing is stored or handed on before its SHA-256 is right; only plain http on another host than
// localhost has neither storage nor SHA-256.
"use strict";

const muragatStore = (() => {
  const base = document.documentElement.dataset.base || "/";
  const cacheName = "muragat " + base;
  const key = (name) => base + "offline/" + name;
  const fileName = (file) => file.sha256 + "?" + encodeURIComponent(file.url);

  // Parts are compressed one by one, so all of them weigh 5 to 14 % more than the whole program (brotli 5 to 11,
  // 64 KB on average), and a request each: with more than this share missing, the one stream is cheaper.
  const streamAbove = 0.85;
  const patienceMs = 180000; // for a file or a part; six of 64 KB at a time take a minute at 56 kbit/s
  const parallel = 6; // what browsers allow to one HTTP/1.1 host

  let cache = null; // the Cache, or null where the browser denies it
  let storing = []; // the parts of a stream that are being written
  let putFailure = null; // why one could not be written
  let streamFailure = null; // why a stream ended early: not every engine hands it on through WebAssembly
  let distrusted = false; // after a wrong answer the browser's HTTP cache is asked no more

  // Failure has a code for the page (the list is in loader.js) and an English message: where, found, wanted.
  class Failure extends Error {
    constructor(code, detail) {
      super(detail);
      this.code = code;
      distrusted = distrusted || code === "host";
    }
  }

  // ---- what is stored

  async function open() {
    try {
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
    const response = cache && await cache.match(key(name));
    return response ? readManifest(await response.text(), "the stored " + name).catch(() => null) : null;
  }

  const putRecord = (name, manifest) => put(name, JSON.stringify(manifest));
  const dropRecord = (name) => cache.delete(key(name));

  async function storedNames() {
    const prefix = new URL(key(""), location).href;
    return new Set((await cache.keys()).map((request) => request.url.slice(prefix.length)));
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

  // sweep deletes what neither the stored versions nor the running one need.
  async function sweep(running) {
    const keep = new Set(["active", "next"]);
    for (const manifest of [await record("active"), await record("next"), running]) {
      if (manifest) needs(manifest).forEach(([name]) => keep.add(name));
    }
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
        if (!url.startsWith(base)) throw new Error("found the address " + url + ", wanted one below " + base);
      }
      return manifest;
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
    const response = await request(url, { cache: "no-cache", signal });
    if (!response.ok) throw new Failure("manifest", url + ": found status " + response.status + ", wanted 200");
    return readManifest(await response.text().catch((error) => { throw new Failure("network", url + ": " + error.message); }), url);
  }

  // The headers that a stored file keeps; an encoding or a length would be wrong for the unpacked body.
  const keptHeaders = ["content-type", "content-security-policy", "content-language", "cross-origin-embedder-policy",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "x-content-type-options"];

  // download fetches one part or file, verifies it and stores it.
  async function download([name, url, size, hash], signal) {
    let found = "";
    // first what the browser has in its HTTP cache; if that is old or damaged, from the host
    for (const cache of ["force-cache", "reload"]) {
      const response = await request(url, { cache, signal });
      let bytes;
      try {
        bytes = await response.arrayBuffer();
      } catch (error) {
        if (error.name === "AbortError") throw error;
        throw new Failure("network", url + ": " + error.message);
      }
      if (response.ok && await sha256(bytes) === hash) {
        const headers = keptHeaders.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]);
        if (cache) await put(name, bytes, headers);
        return bytes;
      }
      found = "status " + response.status + " and " + bytes.byteLength + " bytes of " + response.headers.get("content-type");
    }
    throw new Failure("host", url + ": found " + found + ", wanted " + size + " bytes with the SHA-256 " + hash);
  }

  // ---- the program as a stream

  // wholeStream is the program in one response. On its way each part is verified, and stored if it is not yet.
  async function wholeStream(manifest, have, progress, signal) {
    const { url, parts } = manifest.wasm;
    const response = await request(url, { cache: distrusted ? "reload" : "default", signal });
    if (!response.ok) throw new Failure("host", url + ": found status " + response.status + ", wanted 200");
    const reader = response.body.getReader();
    const verifying = [];
    let wrong = null; // the first failure, thrown at the next chunk
    let part = 0;
    let filled = 0;
    let bytes = parts.length ? new Uint8Array(parts[0][1]) : null;

    async function verify(number, data) {
      const [hash] = parts[number];
      const found = await sha256(data);
      if (found !== hash) throw new Failure("host", url + ": part " + number + ": found the SHA-256 " + found + ", wanted " + hash);
      if (cache && !have.has(hash)) storing.push(put(hash, data).catch((failure) => { putFailure = failure; }));
    }
    function take(chunk) {
      for (let at = 0; at < chunk.length;) {
        if (!bytes) throw new Failure("host", url + ": found more than " + manifest.wasm.size + " bytes");
        const piece = chunk.subarray(at, at + bytes.length - filled);
        bytes.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled < bytes.length) continue;
        if (window.crypto && crypto.subtle) verifying.push(verify(part, bytes).catch((failure) => { wrong = wrong || failure; }));
        part++;
        filled = 0;
        bytes = part < parts.length ? new Uint8Array(parts[part][1]) : null;
      }
    }
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            take(value);
            if (wrong) throw wrong;
            progress(value.length);
            controller.enqueue(value);
            return;
          }
          if (part < parts.length) throw new Failure("network", url + ": ended in part " + part + " of " + parts.length);
          await Promise.all(verifying);
          if (wrong) throw wrong;
          controller.close();
        } catch (error) {
          reader.cancel().catch(() => {});
          streamFailure = error instanceof Failure || error.name === "AbortError" ? error : new Failure("network", url + ": " + error.message);
          controller.error(streamFailure);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  // partStream is the program from its parts, stored ones first choice, each verified before it is passed on.
  function partStream(manifest, have, progress, signal) {
    const { parts } = manifest.wasm;
    async function get([hash, size]) {
      const response = have.has(hash) && await cache.match(key(hash));
      const bytes = response && await response.arrayBuffer();
      if (bytes && await sha256(bytes) === hash) return bytes;
      return download([hash, manifest.partsBase + hash, size, hash], signal);
    }
    const ahead = [];
    let asked = 0;
    return new ReadableStream({
      async pull(controller) {
        while (asked < parts.length && ahead.length < parallel) {
          const coming = get(parts[asked++]);
          coming.catch(() => {}); // told when its turn comes
          ahead.push(coming);
        }
        try {
          if (!ahead.length) return controller.close();
          const bytes = await ahead.shift();
          progress(bytes.byteLength);
          controller.enqueue(new Uint8Array(bytes));
        } catch (error) {
          streamFailure = error;
          controller.error(error);
        }
      },
    });
  }

  function missingShare(manifest, have) {
    const missing = manifest.wasm.parts.reduce((sum, [hash, size]) => sum + (have.has(hash) ? 0 : size), 0);
    return missing / manifest.wasm.size;
  }

  // written waits until the parts that came by stream are in the storage.
  async function written() {
    await Promise.all(storing);
    const failure = putFailure;
    storing = [];
    putFailure = null;
    if (failure) throw failure;
  }

  // programStream is the program of a version as a stream of verified bytes, as cheap as it can be had.
  async function programStream(manifest, progress, signal) {
    await Promise.all(storing); // what a cut stream left behind
    streamFailure = null;
    const have = cache ? await storedNames() : new Set();
    const stream = cache && missingShare(manifest, have) <= streamAbove ? partStream : wholeStream;
    return stream(manifest, have, progress, signal);
  }

  // fill stores what a version lacks. It calls progress with the bytes that are there, and again with each more.
  async function fill(manifest, progress) {
    let have = await storedNames();
    if (missingShare(manifest, have) > streamAbove) {
      const reader = (await wholeStream(manifest, have, () => {}, new AbortController().signal)).getReader();
      while (!(await reader.read()).done);
      await written();
      have = await storedNames();
    }
    const missing = needs(manifest).filter(([name]) => !have.has(name));
    progress(totalBytes(manifest) - missing.reduce((sum, [, , size]) => sum + size, 0));
    const lines = Array.from({ length: parallel }, async () => {
      while (missing.length) {
        const need = missing.shift();
        await download(need).catch((failure) => {
          missing.length = 0; // the other lines end too
          throw failure;
        });
        progress(need[2]);
      }
    });
    for (const { reason } of await Promise.allSettled(lines)) {
      if (reason) throw reason;
    }
    if (!await isWhole(manifest)) throw new Failure("storage", "the browser did not keep all that was stored");
  }

  function totalBytes(manifest) {
    return manifest.files.reduce((sum, file) => sum + file.size, manifest.wasm.size);
  }

  return {
    base, cacheName, Failure, open, record, putRecord, dropRecord, isWhole, sweep, hostManifest, programStream, written, fill, totalBytes,
    available: () => cache !== null,
    streamFailure: () => streamFailure,
  };
})();

// The loader: it brings the program into the page, and keeps the archive's copy on the device whole and new.
//
//   1. It finds out which version to run: the stored one if the worker (sw.js) answered this page,
//      otherwise the host's (offline.json).
//   2. It streams the program into WebAssembly: from the storage, from the host part by part, or, on a
//      first visit, as one response that is cut into parts, verified and stored on its way (store.js).
//   3. With the program running it stores what is missing, marks the copy as whole (the record
//      "active", written last), and looks for a newer version, which becomes "next".
//
// For the page: window.muragatOffline, and the event "muragat-offline" on window at each change of
//   state      "none", "loading", "storing", "complete", "failed" or "unsupported"
//   version    of the stored copy if it is whole, otherwise of the one that is loading
//   bytes      that have come so far, of total (both unpacked)
//   error      what went wrong: "network" (no line, or cut), "host" (a wrong answer), "manifest" (offline.json
//              missing or unusable), "quota", "storage", "worker", "wasm" (the program does not start),
//              "nowasm", "stopped" (the program ended), or ""; detail has where, found and wanted, in English.
//              An update that went wrong leaves the state "complete" and names its error here
//   next       the version that waits for applyUpdate(), or ""
//   checked    when the host last answered with its version, in milliseconds since 1970; 0 for never
//   persisted, usage, quota   of the browser's storage, in bytes; 0 where the browser does not tell
//   complete   a promise of the version, kept once the copy is whole; broken where the browser cannot have one
//   retry() goes on after a failure, refresh() looks for a newer version and mends the copy,
//   applyUpdate() changes to the next version and reloads every open page of the archive.
"use strict";

(() => {
  const { base, Failure } = muragatStore;
  const stallMs = 15000; // without a byte for so long, the reader is offered to try again
  const hourMs = 3600000; // a page that stays open looks for a newer version so often, when it is looked at

  let whole; // keeps the promise muragatOffline.complete
  let never; // breaks it
  const offline = window.muragatOffline = {
    state: "none", version: "", bytes: 0, total: 0, error: "", detail: "", next: "",
    persisted: false, usage: 0, quota: 0,
    complete: new Promise((resolve, reject) => { whole = resolve; never = reject; }),
    checked: 0, retry, refresh, applyUpdate,
  };
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
      if (attempt === mine) loadFailed(error);
    }
  }

  // start runs the program. It returns the host's manifest if it had to ask for it.
  async function start(signal) {
    if (typeof WebAssembly !== "object") throw new Failure("nowasm", "this browser has no WebAssembly");
    if (typeof Go !== "function") throw new Failure("network", "wasm_exec.js has not arrived");
    showLoading();
    try {
      await muragatStore.open();
      listen();
      change({ state: "loading", error: "", detail: "" });
    } catch (failure) {
      unsupported(failure);
    }
    const active = await muragatStore.record("active");
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
    showProgress(0, size);
    const stream = await muragatStore.programStream(manifest, (bytes) => {
      offline.bytes += bytes;
      if (showProgress(offline.bytes, size)) change({});
    }, signal);
    const go = new Go();
    const instance = await instantiate(stream, go.importObject);
    signal.throwIfAborted();
    clearTimeout(stallTimer);
    running = manifest;
    standIn();
    keepPlace();
    // go-app writes the reason of its end into the label
    go.run(instance).then(() => stopped(label.textContent || "the program ended"), (error) => stopped(String(error)));
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
      throw muragatStore.streamFailure() || error;
    }
  }

  async function hostManifest(signal) {
    const manifest = await muragatStore.hostManifest(signal);
    offline.checked = Date.now();
    return manifest;
  }

  // What go-app asks for; it sets its own goappNav, goappOnUpdate and goappOnAppInstallChange.
  window.goappGetenv = (name) => ({
    GOAPP_VERSION: running.version,
    GOAPP_STATIC_RESOURCES_URL: "",
    GOAPP_ROOT_PREFIX: base.slice(0, -1),
    GOAPP_INTERNAL_URLS: "[]",
  })[name] || "";

  // standIn puts something harmless in the place of what the browser denies: go-app ends without it.
  function standIn() {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        window[name].getItem("");
      } catch {
        Object.defineProperty(window, name, { value: pageStorage() });
      }
    }
    try {
      new BroadcastChannel(muragatStore.cacheName).close();
    } catch {
      window.BroadcastChannel = undefined; // go-app asks whether there is one
    }
  }

  // pageStorage is a Storage that lasts as long as the page.
  function pageStorage() {
    const items = new Map();
    return {
      getItem: (key) => items.has(key) ? items.get(key) : null,
      setItem: (key, value) => { items.set(key, String(value)); },
      removeItem: (key) => { items.delete(key); },
      clear: () => { items.clear(); },
      key: (index) => [...items.keys()][index] ?? null,
      get length() { return items.size; },
    };
  }

  // keepPlace carries scroll, focus and typed text over from the plain page to the live one.
  function keepPlace() {
    const page = document.getElementById("page");
    if (!page) return;
    const fields = [...page.querySelectorAll("input[id], textarea[id]")];
    let top = scrollY;
    let focused = null;
    function look() { // until the page is replaced, which no event announces
      if (!page.isConnected) return;
      top = scrollY;
      focused = document.activeElement;
      requestAnimationFrame(look);
    }
    look();
    window.addEventListener("muragat-mounted", () => {
      for (const field of fields) {
        const live = document.getElementById(field.id);
        if (!live || field.value === field.defaultValue) continue;
        live.value = field.value;
        live.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const live = focused && focused.id && document.getElementById(focused.id);
      if (live && document.activeElement === document.body) {
        live.focus({ preventScroll: true });
        if (typeof focused.selectionStart === "number") live.setSelectionRange(focused.selectionStart, focused.selectionEnd, focused.selectionDirection);
      }
      scrollTo({ top, behavior: "instant" });
    }, { once: true });
  }

  // ---- the whole copy, and the next one

  // locked runs one task at a time over all pages of the archive.
  function locked(task) {
    return navigator.locks ? navigator.locks.request(muragatStore.cacheName, task) : task();
  }

  let settling = null;

  // settle brings the storage in line with the host: it completes the copy, mends it, or stores the next version.
  function settle(latest) {
    if (!muragatStore.available()) return Promise.resolve();
    settling = settling || locked(() => inLine(latest)).catch(settleFailed).finally(() => { settling = null; });
    return settling;
  }

  async function inLine(latest) {
    await muragatStore.written();
    const active = await muragatStore.record("active");
    let sound = active && await muragatStore.isWhole(active);
    if (sound) await becomeWhole(active);
    const next = await muragatStore.record("next");
    if (active && next && next.version !== active.version) change({ next: next.version });
    try {
      latest = latest || await hostManifest();
    } catch (failure) {
      if (failure.code !== "network" || !active) throw failure;
      if (!sound) throw new Failure("storage", "parts of the stored copy are missing, and the host does not answer");
      return muragatStore.sweep(running); // offline, with all that is needed
    }
    if (active && !sound && active.version !== latest.version) {
      sound = await muragatStore.fill(active, () => {}).then(() => true, () => false); // the host may have forgotten it
      if (sound) await becomeWhole(active);
    }
    if (active && active.version !== latest.version) {
      if (!next || next.version !== latest.version || !await muragatStore.isWhole(next)) {
        await muragatStore.fill(latest, () => {});
        await muragatStore.putRecord("next", latest);
      }
      change({ next: latest.version, error: "", detail: "" });
      tell("stored");
    } else {
      if (!sound) {
        change({ state: "storing", bytes: 0 });
        await muragatStore.fill(latest, (bytes) => change({ bytes: offline.bytes + bytes }));
        await becomeWhole(latest);
      }
      await muragatStore.dropRecord("next"); // the host took it back
      change({ next: "", error: "", detail: "" });
    }
    await muragatStore.sweep(running);
  }

  // becomeWhole marks a version that is stored whole as the active one, if none is, and tells everybody.
  async function becomeWhole(manifest) {
    try {
      await navigator.serviceWorker.register(base + "sw.js", { scope: base, updateViaCache: "none" });
    } catch (error) {
      const failure = new Failure("worker", base + "sw.js: " + error.message);
      if (error.name !== "TypeError") unsupported(failure); // denied; a TypeError is one of the line or of the file
      throw failure;
    }
    await navigator.serviceWorker.ready;
    if (!await muragatStore.record("active")) await muragatStore.putRecord("active", manifest);
    const bytes = muragatStore.totalBytes(manifest);
    change({ state: "complete", version: manifest.version, bytes, total: bytes, error: "", detail: "" });
    whole(manifest.version);
    measure().catch(() => {});
  }

  async function measure() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    change({ persisted: await navigator.storage.persisted(), usage, quota });
  }

  function unsupported(failure) {
    change({ state: "unsupported", error: failure.code, detail: failure.message });
    never(failure);
  }

  async function settleFailed(error) {
    const code = error instanceof Failure ? error.code : "storage";
    const state = ["complete", "unsupported"].includes(offline.state) ? offline.state : "failed";
    console.warn("storing the archive:", code, error.message);
    // what came of a broken update is dropped; a cut one goes on from it
    if (code !== "network" && await muragatStore.record("active")) await muragatStore.sweep(running).catch(() => {});
    change({ state, error: code, detail: error.message });
  }

  // ---- what the page and the reader ask for

  async function refresh() {
    await settling; // which may have asked the host before
    return settle();
  }

  function retry() {
    if (offline.error === "stopped" || typeof Go !== "function") return location.reload();
    return running ? settle() : load();
  }

  async function applyUpdate() {
    await locked(async () => {
      const next = await muragatStore.record("next");
      if (!next || !await muragatStore.isWhole(next)) throw new Failure("storage", "the next version is not in the storage any more");
      await muragatStore.putRecord("active", next);
      await muragatStore.dropRecord("next");
    });
    tell("changed");
    location.reload();
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
      const next = await muragatStore.record("next");
      change({ next: next ? next.version : "" });
    };
  }

  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted || !running) return; // not one that comes back from the history as it was left
    const active = await muragatStore.record("active");
    if (active && active.version !== running.version) location.reload();
  });
  window.addEventListener("online", () => {
    if (running || offline.state === "failed" || stalled) retry();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && running && Date.now() - offline.checked > hourMs) settle();
  });

  // ---- what the reader sees before the program runs

  const panel = document.getElementById("app-wasm-loader");
  const label = document.getElementById("app-wasm-loader-label");
  const bar = document.getElementById("load-progress");
  const text = document.getElementById("load-text");
  const button = document.getElementById("load-retry");
  const words = panel.dataset; // sentences in the page's language: loading, cut, failed, nowasm, nostorage, retry
  const megabytes = new Intl.NumberFormat(document.documentElement.lang || "en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  let stalled = false;
  let stallTimer = 0;
  let mounted = false;

  bar.max = 100;
  button.textContent = words.retry;
  button.addEventListener("click", retry);
  setTimeout(() => { panel.hidden = mounted; }, 300); // what comes sooner needs no sign
  window.addEventListener("muragat-mounted", () => { mounted = panel.hidden = true; }, { once: true });

  // say shows a sentence with its {placeholders} filled in.
  function say(sentence, values) {
    text.textContent = sentence.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
  }

  function showLoading() {
    button.hidden = true;
    bar.hidden = false;
    text.setAttribute("aria-busy", "true"); // a screen reader is told the outcome, not every percent
    watch();
  }

  // watch offers to try again when nothing comes for long; the next byte takes it back.
  function watch() {
    clearTimeout(stallTimer);
    stallTimer = setTimeout(() => {
      stalled = true;
      showFailure(words.cut, "");
    }, stallMs);
  }

  // showProgress reports whether another percent is there.
  function showProgress(done, total) {
    const percent = Math.floor(Math.min(done / total, 1) * 100);
    if (stalled) showLoading();
    else watch();
    if (done && !stalled && bar.value === percent) return false;
    stalled = false;
    bar.value = percent;
    say(words.loading, { done: megabytes.format(done / 1e6), total: megabytes.format(total / 1e6), percent });
    if (offline.state === "unsupported") text.textContent += " " + words.nostorage;
    return true;
  }

  function showFailure(sentence, error) {
    text.removeAttribute("aria-busy");
    say(sentence, { error });
    button.hidden = sentence === words.nowasm;
    panel.hidden = false;
  }

  function loadFailed(error) {
    clearTimeout(stallTimer);
    const code = error instanceof Failure ? error.code : "wasm";
    console.error("loading the archive:", code, error);
    bar.hidden = code === "nowasm";
    showFailure({ network: words.cut, nowasm: words.nowasm }[code] || words.failed, error.message);
    change({ state: "failed", error: code, detail: error.message });
  }

  function stopped(detail) {
    bar.hidden = true;
    showFailure(words.failed, detail);
    change({ error: "stopped", detail });
  }

  load();
})();
