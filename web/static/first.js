// What runs before the page is read: the chosen appearance, so that it does not flash, and the one who says so if a
// later script does not come.
"use strict";

try {
  const key = (name) => "muragat " + (document.documentElement.dataset.base || "/") + " " + name; // as in keep.js
  for (const name of ["lang", "theme", "asked", "later"]) { // all archives of an origin shared these before
    const old = localStorage.getItem("muragat." + name);
    if (old === null) continue;
    localStorage.setItem(key(name), old);
    localStorage.removeItem("muragat." + name);
  }
  const theme = localStorage.getItem(key("theme"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's appearance stands.
}

// Without a script that the loader needs it does not begin: a host may lack one, or answer with another file.
{
  let missing = "";
  window.addEventListener("error", ({ target, filename }) => {
    const url = target.src || filename || "";
    if (!missing && url.endsWith(".js")) missing = new URL(url).pathname; // what fails after it does so because of it
  }, true);
  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.getElementById("app-wasm-loader");
    if (window.muragatOffline || !panel) return;
    document.documentElement.dataset.plain = "";
    document.getElementById("load-progress").hidden = true;
    document.getElementById("load-text").textContent = panel.dataset.failed.replace("{error}", () => "missing, or no script: " + missing);
    const button = document.getElementById("load-retry");
    button.hidden = panel.hidden = false;
    button.addEventListener("click", async () => {
      // past the browser's cache, which may keep a wrong answer for as long as a right one
      await Promise.allSettled(Array.from(document.scripts, ({ src }) => src && fetch(src, { cache: "reload" })));
      location.reload();
    });
  });
}
