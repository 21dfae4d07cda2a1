// usage: PEERS_ROOT=work node app/bench/visits.mjs CORPUS URL LOADS
//
// Measures what the peers' harness measures of them at their start, at a site of ours: each time in a fresh
// browser, from the moment when all bytes of the program are in memory to the first answer to a common word. There are
// two kinds of it: the first visit, which has no index yet and reads all texts for its answer, and a later one, which
// has the index that the first one made and kept. Writes results/CORPUS/muragat-visits.json.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , corpus, url, loads] = process.argv;
const root = path.resolve(process.env.PEERS_ROOT);
const { ARGS, rendererPids, status, heap } = await import(pathToFileURL(root + "/harness/chrome.mjs"));
const { chromium } = await import(pathToFileURL(root + "/node_modules/playwright-core/index.mjs"));
const shim = fileURLToPath(new URL("shim.js", import.meta.url));
const query = JSON.parse(fs.readFileSync(`${root}/data/${corpus}/queries.json`)).queries.find((q) => q.cls === "common");

// The program comes as a stream, which the browser compiles while it comes; here all of it comes first.
function watch(query) {
  const visit = window.benchVisit = {};
  WebAssembly.instantiateStreaming = async (response, imports) => {
    const bytes = await (await response).arrayBuffer();
    visit.start = performance.now();
    const result = await WebAssembly.instantiate(bytes, imports);
    visit.memory = result.instance.exports.mem;
    return result;
  };
  document.addEventListener("DOMContentLoaded", () => {
    visit.done = window.archive.ready.then(() => {
      const ready = performance.now();
      const { total } = window.benchQuery(query);
      const answered = performance.now();
      return { total, initMs: ready - visit.start, firstQueryMs: answered - ready, addressMs: answered, isolated: crossOriginIsolated };
    });
    window.benchIndexed.then(() => { visit.indexed = performance.now(); });
  });
}

async function visit(profile, untilKept) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", headless: true, args: ARGS, bypassCSP: true });
  try {
    const page = context.pages()[0] || await context.newPage();
    page.setDefaultTimeout(600000);
    const cdp = await context.newCDPSession(page);
    await cdp.send("HeapProfiler.enable");
    await page.addInitScript({ path: shim });
    await page.addInitScript(watch, query);
    await page.goto(url);
    await page.waitForFunction("window.benchVisit.done");
    const found = await page.evaluate("benchVisit.done");
    const peak = async () => status(await rendererPids(context.browser())).hwm / 1e6;
    const { js, backing } = await heap(cdp);
    const wasm = await page.evaluate("benchVisit.memory.buffer.byteLength");
    found.mem = { liveMB: (js + backing) / 1e6, jsMB: js / 1e6, wasmMB: wasm / 1e6, peakRssMB: await peak() };
    if (untilKept) {
      await page.evaluate("benchReady");
      found.indexMs = await page.evaluate("benchVisit.indexed - benchVisit.start");
      found.mem.peakRssMB = await peak(); // with the index made
    }
    found.made = await page.evaluate("window.muragatIndex.made");
    return found;
  } finally {
    await context.close();
  }
}

// summary of visits, in the names of the harness; the fields that only ours have come last.
function summary(visits) {
  const sorted = (field) => visits.map((v) => v[field]).sort((a, b) => a - b);
  const median = (field) => sorted(field)[visits.length >> 1];
  return {
    load: { min: sorted("initMs")[0], ms: median("initMs"), n: visits.length }, firstQueryMs: median("firstQueryMs"),
    mem: visits.at(-1).mem, addressMs: median("addressMs"), indexMs: visits.at(-1).indexMs, visits,
  };
}

const scratch = fs.mkdtempSync(os.tmpdir() + "/muragat-visits-");
try {
  const first = [];
  const later = [];
  for (let i = 1; i <= loads; i++) first.push(await visit(`${scratch}/${i}`, i === +loads));
  for (let i = 1; i <= loads; i++) later.push(await visit(`${scratch}/${loads}`, false));
  for (const v of later) {
    if (v.made !== false) throw new Error("a later visit did not use the index of the first one");
  }
  const dir = `${root}/results/${corpus}`;
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(dir + "/muragat-visits.json", JSON.stringify({ first: summary(first), later: summary(later) }, null, 1));
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
