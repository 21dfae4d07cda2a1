// Runs before the first paint, so that a chosen appearance does not flash.
"use strict";

// muragatKey names what this archive keeps in localStorage and sessionStorage: the origin may hold others, below other paths.
const muragatKey = (name) => "muragat " + (document.documentElement.dataset.base || "/") + " " + name;

try {
  for (const name of ["lang", "theme", "asked", "later"]) { // all archives of an origin shared these before
    const old = localStorage.getItem("muragat." + name);
    if (old === null) continue;
    localStorage.setItem(muragatKey(name), old);
    localStorage.removeItem("muragat." + name);
  }
  const theme = localStorage.getItem(muragatKey("theme"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's appearance stands.
}
