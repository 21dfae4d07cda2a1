// The page around the program: what the reader sees before it runs, and what it finds and goes on from when it takes over.
"use strict";

const muragatPage = (() => {
  const stallMs = 15000; // without a byte for so long, the reader is offered to try again

  const panel = document.getElementById("app-wasm-loader");
  const label = document.getElementById("app-wasm-loader-label");
  const bar = document.getElementById("load-progress");
  const text = document.getElementById("load-text");
  const button = document.getElementById("load-retry");
  const words = panel.dataset; // sentences in the page's language: loading, cut, damaged, failed, nowasm, nostorage, retry
  const point = document.documentElement.lang === "en" ? "." : ","; // Intl knows it too, after 13 ms
  let stalled = false;
  let stallTimer = 0;
  let mounted = false;

  bar.max = 100;
  button.textContent = words.retry;
  button.addEventListener("click", () => window.muragatOffline?.retry());
  setTimeout(() => { panel.hidden = mounted; }, 300); // what comes sooner needs no sign
  window.addEventListener("muragat-mounted", () => {
    mounted = panel.hidden = true;
    delete document.documentElement.dataset.plain;
  }, { once: true });

  const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", point);

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
    say(words.loading, { done: megabytes(done), total: megabytes(total), percent });
    if (muragatOffline.state === "unsupported") text.textContent += " " + words.nostorage;
    return true;
  }

  function showFailure(sentence, error) {
    text.removeAttribute("aria-busy");
    say(sentence, { error });
    button.hidden = sentence === words.nowasm;
    panel.hidden = false;
  }

  // failed says why the program does not run. The filters' links are all there is: app.css shows them.
  function failed(code, detail) {
    clearTimeout(stallTimer);
    bar.hidden = code === "nowasm";
    document.documentElement.dataset.plain = "";
    showFailure({ network: words.cut, damaged: words.damaged, nowasm: words.nowasm }[code] || words.failed, detail);
  }

  function stopped(detail) {
    bar.hidden = true;
    showFailure(words.failed, detail);
  }

  // started is the end of waiting for bytes.
  function started() {
    clearTimeout(stallTimer);
    standIn();
    keepPlace();
  }

  // ---- what the program takes over

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
    // Where a page may not name its own address the browser goes there: WebKit denies it in a sandbox, and to
    // everybody after 100 times in 10 seconds.
    for (const [name, go] of [["pushState", "assign"], ["replaceState", "replace"]]) {
      const native = history[name].bind(history);
      history[name] = (state, title, url) => {
        try {
          native(state, title, url);
        } catch {
          if (url && new URL(url, location).href !== location.href) location[go](url);
        }
      };
    }
  }

  // pageStorage is a Storage that lasts as long as the page.
  function pageStorage() {
    const items = new Map();
    return {
      forgets: true,
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

  // ---- for all scripts

  // today is the day where the reader is, as 2026-11-26. The browser's own dates cost 12 ms.
  function today() {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  // pause lets the browser do what waits. A timer would do so too, but rests in a page that nobody sees.
  function pause() {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
  }

  return {
    showLoading, showProgress, started, failed, stopped, today, pause,
    isStalled: () => stalled,
    reason: () => label.textContent, // go-app writes into the label why it ended
  };
})();
