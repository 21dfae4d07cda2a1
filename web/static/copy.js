// Copies as files: all that is stored, saved as one page (copyfile.js says what it consists of), and taken back from one.
//
// What a file holds is code of this site, so it is stored only if somebody else than the file vouches for it: the device,
// which has the same version; the host, if it answers and has the same; or the key that the device knows, by its signature.
// All of it is verified before any of it is stored. A file may be opened by itself in any case.
//
// For the page: window.muragatCopy, and the event "muragat-copy" on window at each change of
//   state      "", "saving", "saved", "reading", "restored" or "failed"
//   percent    of what is going on
//   name, size of the file that was saved
//   error      "foreign" (no copy of this site), "cut", "damaged", "older" (than what is stored), "key" (signed by another),
//              "unknown" (nobody vouches for it), "quota", "storage", "lost" (what is stored is not whole) or "old" (the browser is);
//              detail has where, found and wanted, in English
//   estimate() is a promise of the size that a file would have, save(words) makes it and hands it to the reader, restore(file)
//   takes one back and lets the loader go on
"use strict";

(() => {
  const { Wrong, linesOf, read, needsOf, line, toBase64, sheet, streamOf } = muragatCopyFile;
  const lineBytes = 3 << 16; // of a line, a multiple of three
  // A file has 2.34 MB where brotli has 1.30 (2 articles), and 8.5 where it has 6.07 (10,000): a line through both.
  const sizeOf = (br) => 656000 + 1.293 * br;

  const copy = window.muragatCopy = { state: "", percent: 0, name: "", size: 0, error: "", detail: "", estimate, save, restore };

  function change(fields) {
    Object.assign(copy, fields);
    window.dispatchEvent(new CustomEvent("muragat-copy"));
  }

  // during does some work, and tells how it ended.
  async function during(state, work) {
    if (["saving", "reading"].includes(copy.state)) return;
    change({ state, percent: 0, error: "", detail: "" });
    try {
      await work();
    } catch (error) {
      console.warn("the copy as a file:", error);
      change({ state: "failed", error: error.code || "storage", detail: error.message });
    }
  }

  // counter shows each percent of so many bytes.
  function counter(total) {
    let done = 0;
    return (bytes) => {
      done += bytes;
      const percent = Math.floor(done / total * 100);
      if (percent > copy.percent) change({ percent });
    };
  }

  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<>"]/g, (char) => escapes[char]);

  const fileName = ({ sha256, url }) => sha256 + "?" + encodeURIComponent(url); // in the storage (sw.js)

  // ---- saving

  async function estimate() {
    const active = await muragatStore.record("active");
    if (!active) return 0;
    return window.CompressionStream ? sizeOf(active.bytes.br) : active.bytes.raw * 4 / 3;
  }

  // save is told what the file says before it is open: title, lang, opening, failed, old and script.
  function save(words) {
    return during("saving", async () => {
      const active = await muragatStore.record("active");
      if (!active) throw new Wrong("lost", "nothing is stored");
      const names = new Map(muragatStore.needs(active).map(([name, url]) => [url, name]));
      const files = new Map();
      const count = counter(muragatStore.totalBytes(active));
      async function* data() {
        for (const [name, size, hash] of needsOf(active)) {
          const response = await muragatStore.stored(names.get(name) || name);
          const bytes = response && new Uint8Array(await response.arrayBuffer());
          if (!bytes || await muragatStore.sha256(bytes) !== hash) throw new Wrong("lost", "the stored " + name + ": missing, or with another SHA-256 than " + hash);
          if (names.has(name)) files.set(name, bytes);
          count(size);
          yield bytes;
        }
      }
      const lines = await packed(streamOf(data()));
      const file = new Blob([
        await head(active, words, files), line("manifest", toBase64(new TextEncoder().encode(active.text))),
        line("signature", btoa(active.signature)), ...lines, line("end", ""), "</body>\n</html>\n",
      ], { type: "text/html" });
      const name = (words.title.replace(/[\\/:*?"<>|\p{C}]/gu, " ").trim().slice(0, 100) + " " + active.built).trim() + ".html";
      hand(file, name);
      change({ state: "saved", percent: 100, name, size: file.size });
    });
  }

  // packed is the data as lines. Each is a Blob, which the browser may keep on its disk.
  async function packed(stream) {
    const kind = window.CompressionStream ? "gzip" : "plain";
    if (kind === "gzip") stream = stream.pipeThrough(new CompressionStream("gzip"));
    const reader = stream.getReader();
    const lines = [];
    const bytes = new Uint8Array(lineBytes);
    let filled = 0;
    const flush = () => {
      if (filled) lines.push(new Blob([line(kind, toBase64(bytes.subarray(0, filled)))]));
      filled = 0;
    };
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = 0; at < value.length;) {
        const some = value.subarray(at, at + bytes.length - filled);
        bytes.set(some, filled);
        filled += some.length;
        at += some.length;
        if (filled === bytes.length) flush();
      }
    }
    flush();
    return lines;
  }

  async function head({ files: list }, words, files) {
    const utf8 = new TextEncoder();
    const hashOf = async (bytes) => "'sha256-" + toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) + "'";
    const hashes = (ending, form) => Promise.all(list.map(({ url }) => url).filter((url) => url.endsWith(ending)).map((url) => hashOf(form(url))));
    const scripts = await hashes(".js", (url) => files.get(url));
    const styles = await hashes(".css", (url) => utf8.encode(sheet(files, url)));
    const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' ${scripts.join(" ")}; style-src ${styles.join(" ")}; ` +
      "img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
    const told = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, escape(text)]));
    return `<!doctype html>
<html lang="${told.lang}" data-base="#/" data-saved="${muragatPage.today()}" data-from="${escape(location.origin + muragatStore.base)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${told.title}</title>
</head>
<body>
<p id="muragat-opening" role="status" data-failed="${told.failed}" data-old="${told.old}">${told.opening}</p>
<noscript><p>${told.script}</p></noscript>
<script>${opener(files)}</script>
`;
  }

  // opener is the script that opens the file. It stands before the data: so a cut file says that it is.
  function opener(files) {
    const text = new TextDecoder().decode(files.get([...files.keys()].find((url) => /\/copyfile\.[0-9a-f]+\.js$/.test(url))));
    if (/<\/script|<!--/i.test(text)) throw new Wrong("lost", "the script of the file ends before its end");
    return text;
  }

  function hand(file, name) {
    const url = URL.createObjectURL(file);
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // a browser may ask first where to save it
  }

  // ---- taking back

  const same = (a, b) => a.wasm.sha256 === b.wasm.sha256 && JSON.stringify([a.shell, a.wasm.parts, a.files]) === JSON.stringify([b.shell, b.wasm.parts, b.files]);

  // vouched is the manifest to go by, for which somebody vouches.
  async function vouched({ manifest, signature }) {
    const { base } = muragatStore;
    for (const url of [manifest.wasm.url, manifest.partsBase, ...manifest.files.map((file) => file.url)]) {
      if (!String(url).startsWith(base) || url.startsWith("//")) throw new Wrong("foreign", "the file: found the address " + url + ", wanted one below " + base);
    }
    const active = await muragatStore.record("active");
    if (active && same(active, manifest)) return active;
    const known = await muragatStore.knownKey() || { key: "" };
    if (known.key && known.key !== manifest.key) throw new Wrong("key", "the file: found the key " + manifest.key + ", wanted " + known.key);
    if (active && manifest.built < active.built) throw new Wrong("older", "the file: found the state of " + manifest.built + ", wanted one of " + active.built + " or later");
    const host = await muragatVerify.hostManifest().catch(() => null);
    if (host && same(host, manifest)) return host;
    if (known.key && await muragatVerify.isSigned(manifest, signature)) {
      manifest.signature = signature;
      return manifest;
    }
    throw new Wrong("unknown", "the file: found the version " + manifest.version + ", which neither this device nor the host knows");
  }

  function restore(file) {
    return during("reading", async () => {
      if (!muragatStore.available()) await muragatStore.open();
      const first = await read(linesOf(file));
      const manifest = await vouched(first);
      const needs = new Map(muragatStore.needs(manifest).map((need) => [need[1], need]));
      const count = counter(2 * muragatStore.totalBytes(manifest));
      for await (const [, bytes] of first.pieces()) count(bytes.length);
      const like = await headersOf(manifest);
      // once more, since it may have changed, and need not all be in memory
      for await (const [name, bytes] of (await read(linesOf(file))).pieces()) {
        const need = needs.get(name) || needs.get(manifest.partsBase + name);
        if (!need || need[3] !== await muragatStore.sha256(bytes)) throw new Wrong("damaged", name + ": the file has changed");
        await muragatStore.adopt(need, bytes, like);
        count(bytes.length);
      }
      const active = await muragatStore.record("active");
      if (active && active.version !== manifest.version) await muragatStore.putRecord("next", manifest);
      change({ state: "restored", percent: 100 });
      if (window.muragatOffline) await muragatOffline.retry();
      else location.reload();
    });
  }

  // headersOf is an answer of the host, which has the headers that it gives to pages; or else a bare one.
  async function headersOf({ shell, files }) {
    return await muragatStore.stored(fileName(files.find(({ url }) => url === shell))) || await fetch(location.href, { cache: "force-cache" }).catch(() => new Response());
  }

  // ---- where the program does not run, the loader's panel offers it, or the page of the worker that says what is missing

  const retry = document.getElementById("load-retry");
  let field = document.getElementById("sw-restore");
  let said = document.getElementById("sw-said");
  let sentences = async () => new DOMParser().parseFromString(await (await muragatStore.stored(await shellName())).text(), "text/html").getElementById("app-wasm-loader").dataset;

  async function shellName() {
    const { shell, files } = await muragatStore.record("active");
    return fileName(files.find(({ url }) => url === shell));
  }

  if (retry) {
    const words = document.getElementById("app-wasm-loader").dataset;
    const label = Object.assign(document.createElement("label"), { className: "file" }); // app.css shows it together with the button that tries again
    field = Object.assign(document.createElement("input"), { type: "file", accept: ".html", id: "load-restore" });
    label.append(words.restore, field);
    retry.after(label);
    said = document.getElementById("load-text");
    sentences = async () => words;
  }

  field.addEventListener("change", async () => {
    await restore(field.files[0]);
    field.value = ""; // the same file may be chosen again
    if (copy.state !== "failed") return;
    const words = await sentences().catch(() => ({})); // the shell may be what is missing
    said.textContent = words["copy" + copy.error[0].toUpperCase() + copy.error.slice(1)] || copy.detail;
  });
})();
