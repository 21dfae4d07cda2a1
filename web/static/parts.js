// The program's parts: how they come from the host, in one response, one by one or by a delta, each verified before it is
// stored (store.js) or handed on; and the files of a version with them.
"use strict";

const muragatParts = (() => {
  const { Failure, available, download, isWhole, needs, put, request, sha256, stored, storedNames, totalBytes, verified } = muragatStore;

  // Parts are compressed one by one, so all of them weigh 6 to 12 % more than the whole program (brotli 5 to 11,
  // 64 KB on average), and a request each: with more than this share missing, the one stream is cheaper. Wherever a
  // first visit is cut, it and the next one download at most 1.09 programs with brotli 5, 1.14 with brotli 11.
  const streamAbove = 0.93;
  const parallel = 5; // one less than browsers allow to one HTTP/1.1 host: a link that the reader follows goes by the sixth

  const stepMs = 8; // for so long the stream keeps the page from everything else: half a frame

  let storing = []; // the parts of a stream that are being written
  let turn = Promise.resolve(); // one of them begins to be written at a time
  let putFailure = null; // why one could not be written
  let streamFailure = null; // why a stream ended early: not every engine hands it on through WebAssembly
  let fetched = 0; // parts that partStream had to ask the host for

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

  // endWith ends a stream at once when the page goes: Firefox compiles on few threads, and each that waits for the bytes of
  // a page that was left is none for the next page.
  function endWith(signal, controller) {
    signal.addEventListener("abort", () => controller.error(signal.reason));
  }

  // wholeStream is the program in one response. On its way each part is verified, and stored if it is not yet.
  async function wholeStream(manifest, have, progress, signal) {
    const { url, parts } = manifest.wasm;
    const response = await request(url, { cache: muragatStore.isDistrusted() ? "reload" : "default", signal });
    if (!response.ok) throw new Failure("host", url + ": found status " + response.status + ", wanted 200");
    const reader = response.body.getReader();
    const verifying = [];
    let wrong = null; // the first failure, thrown at the next chunk

    async function verify(number, data) {
      const [hash] = parts[number];
      const found = await sha256(data);
      if (found !== hash) throw new Failure("host", url + ": part " + number + ": found the SHA-256 " + found + ", wanted " + hash);
      if (!available() || have.has(hash)) return;
      turn = turn.then(muragatPage.pause);
      storing.push(turn.then(() => put(hash, data)).catch((failure) => { putFailure = failure; }));
    }
    const cutter = partCutter(url, parts, (number, bytes) => {
      if (window.crypto && crypto.subtle) verifying.push(verify(number, bytes).catch((failure) => { wrong = wrong || failure; }));
    });
    let last = performance.now();
    return new ReadableStream({
      start: (controller) => endWith(signal, controller),
      async pull(controller) {
        try {
          if (performance.now() - last > stepMs) {
            await muragatPage.pause();
            last = performance.now();
          }
          const { done, value } = await reader.read();
          if (!done) {
            cutter.take(value);
            if (wrong) throw wrong;
            progress(value.length);
            controller.enqueue(value);
            return;
          }
          if (!cutter.whole()) {
            muragatStore.distrust(); // the HTTP cache may hold it as if it were whole
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
      const response = have.has(hash) && await stored(hash);
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
      start: (controller) => endWith(signal, controller),
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

  // forget waits no more for what was being written when the page was left: Chromium never tells one that comes back.
  function forget() {
    storing = [];
    turn = Promise.resolve();
    putFailure = null;
  }

  // programStream is the program of a version as a stream of verified bytes, as cheap as it can be had. It is told
  // whether the storage should have the whole of it.
  async function programStream(manifest, progress, signal, whole) {
    await Promise.all(storing); // what a cut stream left behind
    streamFailure = null;
    fetched = 0;
    const have = available() ? await storedNames() : new Set();
    const stream = available() && missingShare(manifest, have) <= streamAbove ? partStream : wholeStream;
    return stream(manifest, have, progress, signal, whole);
  }

  // joined is all of a stored program; null if parts are missing.
  async function joined({ size, parts }) {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const [hash, length] of parts) {
      const response = await stored(hash);
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
      while (available() && !(await reader.read()).done);
      await written();
      have = await storedNames();
    }
    const missing = needs(manifest).filter(([name]) => !have.has(name));
    progress(totalBytes(manifest) - missing.reduce((sum, [, , size]) => sum + size, 0));
    const lines = Array.from({ length: parallel }, async () => {
      while (available() && missing.length) {
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

  return { programStream, written, forget, fill, fetchedParts: () => fetched, streamFailure: () => streamFailure };
})();
