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

  // Parts are compressed one by one, so all of them weigh 6 to 12 % more than the whole program (brotli 5 to 11,
  // 64 KB on average), and a request each: with more than this share missing, the one stream is cheaper. Wherever a
  // first visit is cut, it and the next one download at most 1.09 programs with brotli 5, 1.14 with brotli 11.
  const streamAbove = 0.93;
  const patienceMs = 180000; // for a file or a part; six of 64 KB at a time take a minute at 56 kbit/s
  const parallel = 6; // what browsers allow to one HTTP/1.1 host

  let cache = null; // the Cache, or null where the browser denies it
  let removed = false; // by the reader: nothing is stored any more
  let storing = []; // the parts of a stream that are being written
  let putFailure = null; // why one could not be written
  let streamFailure = null; // why a stream ended early: not every engine hands it on through WebAssembly
  let fetched = 0; // parts that partStream had to ask the host for
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

  // remove leaves nothing of this archive on the device, and nothing is stored after it. The origin's other things stay.
  async function remove() {
    const denied = !cache;
    close();
    try {
      await caches.delete(cacheName);
      for (const worker of await navigator.serviceWorker.getRegistrations()) {
        if (worker.scope === new URL(base, location).href) await worker.unregister();
      }
    } catch (error) {
      if (!denied) throw new Failure("storage", "removing the copy: " + error.message);
    }
  }

  // close ends all storing, and forgets what the page itself keeps. Each page has its own sessionStorage.
  function close() {
    removed = true;
    cache = null;
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        for (const item of Object.keys(window[name])) {
          if (item.startsWith("muragat.")) window[name].removeItem(item);
        }
      } catch {
        // denied, so there is nothing
      }
    }
  }

  // sweep deletes what neither the stored versions nor the running one need.
  async function sweep(running) {
    const keep = new Set(["active", "next", "index", "key"]);
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
    const response = await request(url, { cache: "no-store" }).catch(() => null);
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

  // ---- the program as a stream

  // partCutter cuts the chunks of a program into its parts, and calls found with the number and the bytes of each.
  function partCutter(where, parts, found) {
    let part = 0;
    let filled = 0;
    let bytes = parts.length ? new Uint8Array(parts[0][1]) : null;
    return {
      part: () => part,
      whole: () => !bytes,
      take(chunk) {
        for (let at = 0; at < chunk.length;) {
          if (!bytes) throw new Failure("host", where + ": found bytes behind the last part");
          const piece = chunk.subarray(at, at + bytes.length - filled);
          bytes.set(piece, filled);
          filled += piece.length;
          at += piece.length;
          if (filled < bytes.length) continue;
          found(part++, bytes);
          filled = 0;
          bytes = part < parts.length ? new Uint8Array(parts[part][1]) : null;
        }
      },
    };
  }

  // wholeStream is the program in one response. On its way each part is verified, and stored if it is not yet.
  async function wholeStream(manifest, have, progress, signal) {
    const { url, parts } = manifest.wasm;
    const response = await request(url, { cache: distrusted ? "reload" : "default", signal });
    if (!response.ok) throw new Failure("host", url + ": found status " + response.status + ", wanted 200");
    const reader = response.body.getReader();
    const verifying = [];
    let wrong = null; // the first failure, thrown at the next chunk

    async function verify(number, data) {
      const [hash] = parts[number];
      const found = await sha256(data);
      if (found !== hash) throw new Failure("host", url + ": part " + number + ": found the SHA-256 " + found + ", wanted " + hash);
      if (cache && !have.has(hash)) storing.push(put(hash, data).catch((failure) => { putFailure = failure; }));
    }
    const cutter = partCutter(url, parts, (number, bytes) => {
      if (window.crypto && crypto.subtle) verifying.push(verify(number, bytes).catch((failure) => { wrong = wrong || failure; }));
    });
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            cutter.take(value);
            if (wrong) throw wrong;
            progress(value.length);
            controller.enqueue(value);
            return;
          }
          if (!cutter.whole()) {
            distrusted = true; // the HTTP cache may hold it as if it were whole
            throw new Failure("network", url + ": ended in part " + cutter.part() + " of " + parts.length);
          }
          await Promise.all(verifying);
          if (wrong) throw wrong;
          controller.close();
        } catch (error) {
          reader.cancel().catch(() => {});
          await Promise.all(verifying); // and being stored
          streamFailure = error instanceof Failure || error.name === "AbortError" ? error : new Failure("network", url + ": " + error.message);
          controller.error(streamFailure);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  // partStream is the program from its parts, stored ones first choice, each verified before it is passed on. Those
  // that a whole copy should have, and the host does not give, are damage.
  function partStream(manifest, have, progress, signal, whole) {
    const { parts } = manifest.wasm;
    async function get([hash, size]) {
      const response = cache && have.has(hash) && await cache.match(key(hash));
      const bytes = response && await response.arrayBuffer();
      if (bytes && await sha256(bytes) === hash) return bytes;
      try {
        const fresh = await download([hash, manifest.partsBase + hash, size, hash], signal);
        fetched++;
        return fresh;
      } catch (failure) {
        if (!whole || failure.code !== "network") throw failure;
        const found = bytes ? bytes.byteLength + " bytes with another SHA-256" : "nothing";
        throw new Failure("damaged", "the stored part " + hash + ": found " + found + ", wanted " + size + " bytes; " + failure.message);
      }
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

  // programStream is the program of a version as a stream of verified bytes, as cheap as it can be had. It is told
  // whether the storage should have the whole of it.
  async function programStream(manifest, progress, signal, whole) {
    await Promise.all(storing); // what a cut stream left behind
    streamFailure = null;
    fetched = 0;
    const have = cache ? await storedNames() : new Set();
    const stream = cache && missingShare(manifest, have) <= streamAbove ? partStream : wholeStream;
    return stream(manifest, have, progress, signal, whole);
  }

  // joined is all of a stored program; null if parts are missing.
  async function joined({ size, parts }) {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const [hash, length] of parts) {
      const response = await cache.match(key(hash));
      if (!response) return null;
      bytes.set(new Uint8Array(await response.arrayBuffer()).subarray(0, length), at);
      at += length;
    }
    return bytes;
  }

  // derive stores the parts that a version lacks as far as they follow from an earlier one, by a delta of the host's
  // (app/site/delta.go says what it consists of) that is smaller than they are. What it makes is verified like what comes.
  async function derive(manifest, earlier, have) {
    const { parts } = manifest.wasm;
    const update = (manifest.updates || []).find(({ from }) => from === earlier.wasm.sha256);
    if (!update || update.size >= missingShare(manifest, have) * manifest.wasm.size) return;
    const old = await joined(earlier.wasm);
    if (!old) return;
    const delta = new Uint8Array((await verified(update.url, update.size, update.sha256)).bytes);
    const storing = [];
    const cutter = partCutter(update.url, parts, (number, bytes) => {
      const [hash] = parts[number];
      if (have.has(hash)) return;
      storing.push(sha256(bytes).then((found) => {
        if (found !== hash) throw new Failure("host", update.url + ": makes part " + number + " with the SHA-256 " + found + ", wanted " + hash);
        return put(hash, bytes);
      }));
    });
    let at = 0;
    let position = 0; // behind the last copy
    function uvarint() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = delta[at++];
        value += (byte & 127) * scale;
        if (!(byte >= 128)) return value;
      }
    }
    try {
      while (at < delta.length) {
        const head = uvarint();
        const length = Math.floor(head / 2);
        if (head % 2) {
          const way = uvarint();
          position += way % 2 ? -(way + 1) / 2 : way / 2;
          cutter.take(old.subarray(position, position + length));
          position += length;
        } else {
          cutter.take(delta.subarray(at, at + length));
          at += length;
        }
      }
    } finally {
      await Promise.all(storing);
    }
  }

  // fill stores what a version lacks, the less of it from the host the more follows from an earlier version. It
  // calls progress with the bytes that are there, and again with each more.
  async function fill(manifest, progress, earlier) {
    let have = await storedNames();
    if (earlier && missingShare(manifest, have) > 0) {
      await derive(manifest, earlier, have).catch((failure) => {
        if (failure.code === "quota" || failure.code === "network") throw failure;
        console.warn("the update by a delta:", failure.message); // the parts are there, too
      });
      have = await storedNames();
    }
    if (missingShare(manifest, have) > streamAbove) {
      const reader = (await wholeStream(manifest, have, () => {}, new AbortController().signal)).getReader();
      while (cache && !(await reader.read()).done);
      await written();
      have = await storedNames();
    }
    const missing = needs(manifest).filter(([name]) => !have.has(name));
    progress(totalBytes(manifest) - missing.reduce((sum, [, , size]) => sum + size, 0));
    const lines = Array.from({ length: parallel }, async () => {
      while (cache && missing.length) {
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
    base, cacheName, Failure, open, record, putRecord, dropRecord, index, putIndex, isWhole, isScript, flaws, sweep, remove, close,
    hostManifest, programStream, written, fill, totalBytes, needs, sha256, verified, download, adopt, hostSignature, knownKey, putKey,
    stored: (name) => cache.match(key(name)),
    available: () => cache !== null,
    fetchedParts: () => fetched,
    streamFailure: () => streamFailure,
  };
})();
