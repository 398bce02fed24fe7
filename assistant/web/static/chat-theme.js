// Dark or light, before the first paint: the reader's choice, else the system's.
// A classic script, because a module would run too late and the page would flash.
"use strict";

const themes = {
  stored() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  },
  system: matchMedia("(prefers-color-scheme: dark)"),
  get current() {
    return document.documentElement.dataset.theme || (this.system.matches ? "dark" : "light");
  },
  // Choosing what the system shows anyway means following the system again.
  choose(theme) {
    const follows = theme === (this.system.matches ? "dark" : "light");
    try {
      if (follows) localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    if (follows) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  },
};

if (["dark", "light"].includes(themes.stored())) {
  document.documentElement.dataset.theme = themes.stored();
}
window.themes = themes;
