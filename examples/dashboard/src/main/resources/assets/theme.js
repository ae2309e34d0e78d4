// Runs before the first paint: whoever chose no theme gets the system's.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== "auto") return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset.bsTheme = dark.matches ? "dark" : "light";
    const toggle = document.getElementById("theme");
    if (toggle) toggle.value = dark.matches ? "light" : "dark";
  };
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", apply);
})();
