// Runs before the first paint, so that a chosen appearance does not flash.
try {
  const theme = localStorage.getItem("muragat.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's appearance stands.
}
