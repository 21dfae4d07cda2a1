// Verification: whose site this is, and whether what is stored is what was published.
//
// A site may be signed (app/site/sign.go): offline.json then names a public Ed25519 key, and offline.json.sig beside
// it has that key and the signature of its exact bytes. The device remembers the key of the first version that it
// stored whole (sw.js lists where). A version by another key, without a signature or with a wrong one is not
// downloaded: a warning says so, and the stored version stays in use until the reader accepts the new key.
//
// For the page: window.muragatIntegrity, and the event "muragat-integrity" on window at each change of
//   key, since    the fingerprint of the key that the device knows, and the day it first saw it; "" for none
//   unchecked     whether this browser has no Ed25519
//   warning       "changed", "missing" (the host's version is not signed any more), "wrong" or ""; found is the
//                 fingerprint of the key that was found
//   state         of the verification: "", "running", "stopped" or "done"; percent of it
//   files, parts, articles, bytes   that were right or wrong so far
//   wrong         what is wrong: [kind, name], kind one of "signature", "file", "part", "archive", "article", "articles"
//   failure       why what is wrong could not be mended, in English; ""
//   verify(archive) verifies all that is stored; archive(done) does so for the program's archive and calls done
//   with what is wrong, or "". stop() ends it, mend() downloads again what is damaged, accept() takes the key that was found.
"use strict";

const muragatVerify = (() => {
  const { Failure, sha256 } = muragatStore;
  const batch = 32; // articles at a time
  const utf8 = new TextEncoder();

  const integrity = window.muragatIntegrity = {
    key: "", since: "", unchecked: false, warning: "", found: "",
    state: "", percent: 0, files: 0, parts: 0, articles: 0, bytes: 0, wrong: [], failure: "",
    verify, stop, mend, accept,
  };

  function change(fields) {
    Object.assign(integrity, fields);
    window.dispatchEvent(new CustomEvent("muragat-integrity"));
  }

  // ---- the signature

  const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

  async function fingerprint(key) {
    return key && (await sha256(fromBase64(key))).slice(0, 32).match(/.{4}/g).join(" ");
  }

  // importKey is null where the browser has no Ed25519.
  async function importKey(key) {
    try {
      return await crypto.subtle.importKey("raw", fromBase64(key), "Ed25519", false, ["verify"]);
    } catch (error) {
      if (error.name === "NotSupportedError") return null;
      throw error;
    }
  }

  // cannotCheck tells whether this browser has no Ed25519.
  async function cannotCheck(key) {
    return key !== "" && await importKey(key).catch(() => undefined) === null;
  }

  // isSigned tells whether a manifest's signature, "KEY SIGNATURE", is right; null where the browser cannot say.
  async function isSigned(manifest, signature) {
    const [key, value] = signature.split(" ");
    if (key !== manifest.key) return false;
    try {
      const imported = await importKey(key);
      return imported && await crypto.subtle.verify("Ed25519", imported, fromBase64(value), utf8.encode(manifest.text));
    } catch {
      return false; // no base64, or no point of the curve
    }
  }

  // judge says what is wrong with the host's manifest: "changed", "missing", "wrong" or "".
  async function judge(manifest, known, signal) {
    if (!manifest.key) return known.key ? "missing" : "";
    const signature = await muragatStore.hostSignature(signal);
    const signed = await isSigned(manifest, signature);
    if (signed === false) return "wrong";
    if (known.key && known.key !== manifest.key) return "changed";
    change({ unchecked: signed === null });
    if (signed) manifest.signature = signature;
    return "";
  }

  // hostManifest is the manifest of the host's version, if its signature is right and by the key that is known.
  async function hostManifest(signal) {
    const active = await muragatStore.record("active");
    const known = active && await muragatStore.knownKey() || { key: "", since: "" };
    for (let again = false; ; again = true) {
      const manifest = await muragatStore.hostManifest(signal);
      const key = manifest.key || "";
      const warning = window.crypto && crypto.subtle ? await judge(manifest, known, signal) : "";
      if (!warning) {
        change({ warning, found: "" });
        if (active && key !== known.key && !integrity.unchecked) await remember(manifest);
        else if (!active && manifest.signature) change({ key: await fingerprint(key), since: "" });
        return manifest;
      }
      const failure = new Failure("key", "offline.json: the signature is " + warning + ": found the key " +
        (await fingerprint(key) || "of nobody") + ", wanted " + (await fingerprint(known.key) || "a right signature"));
      // once more past the HTTP cache, which may have one of the two files from another version
      if (!again && key && warning !== "changed") continue;
      accepted = key;
      change({ warning, found: await fingerprint(key) });
      throw failure;
    }
  }

  let accepted = ""; // the key that the reader is asked about

  // remember makes the key of a version the one that the device knows.
  async function remember({ key = "" }) {
    await muragatStore.putKey({ key, since: muragatPage.today() });
    await showKey();
  }

  async function showKey() {
    const { key, since } = await muragatStore.knownKey() || { key: "", since: "" };
    change({ key: await fingerprint(key), since, unchecked: await cannotCheck(key) });
  }

  async function accept() {
    if (!["changed", "missing"].includes(integrity.warning)) return;
    await remember({ key: integrity.warning === "changed" ? accepted : "" });
    change({ warning: "", found: "" });
    await muragatOffline.refresh();
  }

  window.addEventListener("muragat-offline", function first() {
    if (muragatOffline.state !== "complete") return;
    window.removeEventListener("muragat-offline", first);
    showKey().catch(() => {}); // then it is not shown
  });

  // ---- all that is stored

  let run = null; // the latest verification
  let program = null; // verifies the archive
  let damaged = []; // what mend downloads

  async function verify(archive) {
    const mine = run = {};
    program = archive;
    damaged = [];
    change({ state: "running", percent: 0, files: 0, parts: 0, articles: 0, bytes: 0, wrong: [], failure: "" });
    try {
      await verifyAll(() => { if (run !== mine) throw mine; });
    } catch (error) {
      if (run !== mine) return;
      change({ state: "stopped", failure: error.message });
      return;
    }
    change({ state: "done", percent: 100 });
  }

  function stop() {
    run = null;
    change({ state: "stopped" });
  }

  // verifyAll calls goOn after each step, which throws when it is to end.
  async function verifyAll(goOn) {
    const active = await muragatStore.record("active");
    if (!active) throw new Failure("storage", "nothing is stored");
    const numbers = new Map(active.wasm.parts.map(([hash], number) => [hash, number + 1]));
    const needs = muragatStore.needs(active);
    const running = [active, await muragatStore.record("next")].find((manifest) => manifest && manifest.version === window.archive.version);
    const ids = running && running.hashes ? window.archive.search("facets=0").ids : [];
    const steps = needs.length + 1 + Math.ceil(ids.length / batch);
    let done = 0;
    function step(fields) {
      goOn();
      const percent = Math.floor(++done / steps * 100);
      Object.assign(integrity, fields);
      if (percent > integrity.percent) change({ percent });
    }
    const blame = (...what) => { integrity.wrong = [...integrity.wrong, what]; };

    if (active.key && !await signatureStands(active)) blame("signature", "");
    for (const need of needs) {
      const [name, url, size, hash] = need;
      const number = numbers.get(name);
      const response = await muragatStore.stored(name).catch(() => null);
      const bytes = response && await response.arrayBuffer().catch(() => null);
      if (!bytes || await sha256(bytes) !== hash) {
        damaged.push(need);
        if (number) blame("part", number + ": " + hash);
        else blame("file", url);
      }
      step({ bytes: integrity.bytes + size, ...number ? { parts: integrity.parts + 1 } : { files: integrity.files + 1 } });
    }
    const error = await new Promise(program);
    if (error) blame("archive", error);
    step({});
    const hashes = new Map();
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch);
      for (const [id, hash] of await Promise.all(some.map(async (id) => [id, await articleHash(id)]))) hashes.set(id, hash);
      step({ articles: hashes.size });
    }
    if (ids.length) await compareArticles(hashes, running.hashes, blame);
    goOn();
  }

  async function signatureStands(active) {
    return active.signature ? await isSigned(active, active.signature) !== false : cannotCheck(active.key);
  }

  // articleHash is that of app/site/hashes.go.
  function articleHash(id) {
    const { title, text, lang, date, source, url, author, credit } = window.archive.article(id) || {};
    const values = [id, title, text, lang, date, source, url, author, credit];
    return sha256(utf8.encode(values.map((value = "") => utf8.encode(value).length + ":" + value + ",").join("")));
  }

  // compareArticles needs the list of the hashes only to say which of them is wrong.
  async function compareArticles(hashes, { url, size, sha256: wanted }, blame) {
    const lines = [...hashes].map(([id, hash]) => hash + "  " + id + "\n").sort();
    if (await sha256(utf8.encode(lines.join(""))) === wanted) return;
    try {
      const list = new TextDecoder().decode((await muragatStore.verified(url, size, wanted)).bytes);
      const known = new Map(list.split("\n").filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)]));
      for (const id of new Set([...known.keys(), ...hashes.keys()])) {
        if (known.get(id) !== hashes.get(id)) blame("article", id);
      }
    } catch (failure) {
      blame("articles", failure.message);
    }
  }

  async function mend() {
    change({ state: "running", failure: "" });
    try {
      for (const need of damaged) await muragatStore.download(need);
    } catch (error) {
      return change({ state: "done", failure: error.message });
    }
    return verify(program);
  }

  return { hostManifest, remember, isSigned };
})();
