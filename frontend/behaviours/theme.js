// Light, dark, or as the screen has it; kept in a cookie, so that the server sends the right page at once.
import { fresh } from "./seen.js";

const YEAR = 365 * 24 * 3600;

function choose(theme) {
  document.cookie = `thema=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

export function attach(root) {
  for (const part of fresh(root, "[data-behaviour~=theme]")) {
    const buttons = [...part.querySelectorAll("[data-theme-choice]")];
    const show = () => {
      const now = document.documentElement.dataset.theme ?? "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === now));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        choose(button.dataset.themeChoice);
        show();
      });
    }
    part.hidden = false;
    show();
  }
}
