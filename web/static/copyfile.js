// The file of a saved copy: the whole site as one page, which opens from a disk without a host and without storage, and
// which copy.js writes and takes back. This script is in it, too, and opens it.
//
// The file is text. What it holds stands in lines, each of them an element, so that to read it needs no parser:
//   <script type="text/plain" data-muragat="manifest">…     offline.json, to the byte
//   <script type="text/plain" data-muragat="signature">…    its signature, "KEY SIGNATURE"; empty without one
//   <script type="text/plain" data-muragat="gzip">…         the data, over many lines ("plain" if the browser had no gzip)
//   <script type="text/plain" data-muragat="end">           nothing: without it the file is cut
// The values are in base64. The data are the manifest's files and then the program, one behind the other; the manifest has
// their sizes and hashes. Base64 costs a third and passes through everything that may carry a page.
//
// Nothing else stands in the page but its policy, by which no script runs but those of the manifest and nothing is asked
// of anybody. Addresses are those of the site behind a #, since a page of a disk may have no others.
"use strict";

const muragatCopyFile = (() => {
  const longest = 1 << 22; // of a line, and of what comes before the first one

  // Wrong says why a file cannot be taken: "foreign", "cut", "damaged" or "old" (the browser is).
  class Wrong extends Error {
    constructor(code, detail) {
      super(detail);
      this.code = code;
    }
  }

  const fromBase64 = (text) => Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

  function toBase64(bytes) {
    if (bytes.toBase64) return bytes.toBase64();
    let chars = "";
    for (let at = 0; at < bytes.length; at += 8192) chars += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(chars);
  }

  const toText = (bytes) => new TextDecoder().decode(bytes);
  const line = (kind, text) => `<script type="text/plain" data-muragat="${kind}">${text}<\/script>\n`; // this script stands in the page, too
  const aLine = /^<script type="text\/plain" data-muragat="(\w+)">([A-Za-z0-9+/=]*)<\/script>\r?$/;

  // linesOf are the lines of a file: [kind, base64].
  async function* linesOf(file) {
    let rest = "";
    let any = false;
    for (let at = 0; at < file.size && (any || at <= longest); at += 1 << 20) {
      const lines = (rest + new TextDecoder("latin1").decode(await file.slice(at, at + (1 << 20)).arrayBuffer())).split("\n");
      rest = lines.pop();
      if (rest.length > longest) return;
      for (const found of lines.map((text) => text.match(aLine)).filter(Boolean)) {
        any = true;
        yield found.slice(1);
      }
    }
  }

  // linesOfPage are those of the page itself, which forgets them.
  async function* linesOfPage() {
    for (const element of document.querySelectorAll("script[data-muragat]")) {
      element.remove();
      yield [element.dataset.muragat, element.textContent];
    }
  }

  // read reads the head: {manifest, signature}, and pieces(), which gives the data piece by piece: the files of the manifest in
  // its order, and the parts of its program. Each is verified, if the browser can.
  async function read(lines) {
    const next = async (kind) => {
      const { done, value } = await lines.next();
      if (done || value[0] !== kind) throw new Wrong("foreign", "the file: found " + (done ? "its end" : value[0]) + ", wanted the line " + kind);
      return fromBase64(value[1]);
    };
    try {
      const manifest = readManifest(toText(await next("manifest")));
      const signature = toText(await next("signature"));
      return { manifest, signature, pieces: () => pieces(manifest, lines) };
    } catch (error) {
      throw error instanceof Wrong ? error : new Wrong("foreign", "the manifest: " + error.message);
    }
  }

  function readManifest(text) {
    const manifest = JSON.parse(text);
    if (manifest.format !== 1) throw new Error("found format " + manifest.format + ", wanted 1");
    const needs = needsOf(manifest);
    if (!needs.every(([, size, hash]) => Number.isSafeInteger(size) && /^[0-9a-f]{64}$/.test(hash))) throw new Error("found no sizes and hashes");
    if (!manifest.files.some(({ url }) => url === manifest.shell)) throw new Error("the shell " + manifest.shell + " is not among the files");
    return Object.defineProperties(manifest, { text: { value: text }, signature: { value: "", writable: true } });
  }

  // needsOf lists the data: [name, size, SHA-256].
  const needsOf = ({ files, wasm }) => [...files.map(({ url, size, sha256 }) => [url, size, sha256]), ...wasm.parts.map(([hash, size]) => [hash, size, hash])];

  async function* pieces(manifest, lines) {
    let trouble = null; // not every engine hands it on through the stream
    async function* packed(first) {
      for (let value = first; value[0] !== "end";) {
        yield fromBase64(value[1]);
        const following = await lines.next();
        if (following.done) throw trouble = new Wrong("cut", "the file: found its end, wanted the line end");
        value = following.value;
      }
    }
    try {
      const { done, value } = await lines.next();
      if (done) throw new Wrong("cut", "the file: found its end, wanted data");
      let stream = streamOf(packed(value));
      if (value[0] === "gzip") {
        if (!window.DecompressionStream) throw new Wrong("old", "this browser has no DecompressionStream");
        stream = stream.pipeThrough(new DecompressionStream("gzip"));
      }
      const take = taker(stream);
      for (const [name, size, hash] of needsOf(manifest)) {
        const bytes = await take(size);
        const found = window.crypto && crypto.subtle ? await sha256(bytes) : hash;
        if (found !== hash) throw new Wrong("damaged", name + ": found the SHA-256 " + found + ", wanted " + hash);
        yield [name, bytes];
      }
      if (await take(1).then(() => true, () => false)) throw new Wrong("damaged", "the file: found data behind the program");
      if (trouble) throw trouble;
    } catch (error) {
      throw trouble || (error instanceof Wrong ? error : new Wrong("damaged", "the file: " + error.message));
    }
  }

  function streamOf(chunks) {
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
        }
      },
    });
  }

  // taker takes so many bytes at a time from a stream.
  function taker(stream) {
    const reader = stream.getReader();
    let chunk = new Uint8Array(0);
    return async (size) => {
      const bytes = new Uint8Array(size);
      for (let filled = 0; filled < size;) {
        if (!chunk.length) {
          const { done, value } = await reader.read();
          if (done) throw new Wrong("damaged", "the data: found their end, wanted " + (size - filled) + " bytes more");
          chunk = value;
          continue;
        }
        const some = chunk.subarray(0, size - filled);
        bytes.set(some, filled);
        filled += some.length;
        chunk = chunk.subarray(some.length);
      }
      return bytes;
    };
  }

  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const types = { css: "text/css", png: "image/png", svg: "image/svg+xml", woff2: "font/woff2" };

  // dataURL is a file as an address; files are the bytes by address.
  const dataURL = (files, url) => "data:" + types[url.split(".").pop()] + ";base64," + toBase64(files.get(url));

  // sheet is a style sheet with the files that it refers to inside.
  function sheet(files, url) {
    return toText(files.get(url)).replace(/url\(\s*["']?([^"')]*)["']?\s*\)/g, (all, reference) => {
      const target = new URL(reference, "http://host" + url).pathname;
      return files.has(target) && target !== url ? `url("${dataURL(files, target)}")` : all;
    });
  }

  // ---- the file opens itself

  // What the loader asks for, out of this file. Storage there is none.
  function standIn({ manifest, signature }, data) {
    const nothing = async () => null;
    let failure = null;
    let begun = false;
    async function programStream(_, progress) {
      if (begun) location.reload(); // what was read is forgotten
      begun = true;
      return new ReadableStream({
        async pull(controller) {
          try {
            const { done, value } = await data.next();
            if (done) return controller.close();
            progress(value[1].length);
            controller.enqueue(value[1]);
          } catch (error) {
            failure = new Failure("damaged", error.message);
            controller.error(failure);
          }
        },
      });
    }
    const Failure = class extends Wrong {};
    window.muragatStore = window.muragatParts = {
      base: document.documentElement.dataset.base, cacheName: "muragat copy", Failure, sha256, programStream,
      open: nothing, close() {}, record: nothing, index: nothing, putIndex: nothing, written: nothing, knownKey: nothing, putKey: nothing,
      hostManifest: async () => manifest, hostSignature: async () => signature,
      totalBytes: () => manifest.files.reduce((sum, { size }) => sum + size, manifest.wasm.size),
      available: () => false, fetchedParts: () => 0, streamFailure: () => failure,
    };
    window.addEventListener("muragat-ready", () => {
      window.muragatOffline.state = "copy";
      window.archive.offline = Promise.resolve(manifest.version);
      window.dispatchEvent(new CustomEvent("muragat-offline"));
    }, { once: true });
  }

  const ownNames = /\/(?:store|parts|copy|copyfile)\.[0-9a-f]+\.js$/; // of scripts that are of no use in the file

  async function openPage() {
    const copy = await read(linesOfPage());
    const { manifest } = copy;
    const data = copy.pieces();
    const files = new Map();
    for (const _ of manifest.files) files.set(...(await data.next()).value);
    const shell = new DOMParser().parseFromString(toText(files.get(manifest.shell)), "text/html");
    const { base } = shell.documentElement.dataset;
    shell.querySelectorAll("noscript").forEach((element) => element.remove());
    shell.querySelectorAll("img").forEach((image) => { image.setAttribute("src", dataURL(files, image.getAttribute("src"))); });
    shell.querySelectorAll("a").forEach((link) => {
      const href = link.getAttribute("href");
      if (href.startsWith(base)) link.setAttribute("href", "#/" + href.slice(base.length));
    });
    const add = (name, fields) => document.head.append(Object.assign(document.createElement(name), fields));
    shell.querySelectorAll("link[rel=stylesheet]").forEach((link) => add("style", { textContent: sheet(files, link.getAttribute("href")) }));
    shell.querySelectorAll("link[rel=icon]").forEach((link) => add("link", { rel: "icon", href: dataURL(files, link.getAttribute("href")) }));
    document.head.append(...shell.querySelectorAll("meta[name=description], meta[name=theme-color]"));
    shell.getElementById("app-wasm-loader").dataset.damaged = opening.dataset.failed;
    document.body.replaceWith(document.adoptNode(shell.body));
    standIn(copy, data);
    for (const script of shell.querySelectorAll("script[src]")) {
      const url = script.getAttribute("src");
      if (!ownNames.test(url)) add("script", { textContent: toText(files.get(url)) });
    }
  }

  const opening = document.getElementById("muragat-opening");
  if (opening) document.addEventListener("DOMContentLoaded", () => openPage().catch(notOpened));

  function notOpened(error) {
    console.error("opening the copy:", error);
    opening.textContent = (error.code === "old" ? opening.dataset.old : opening.dataset.failed) + " " + error.message;
  }

  return { Wrong, linesOf, read, needsOf, line, toBase64, sheet, streamOf };
})();
