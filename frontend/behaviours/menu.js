// A menu made of details closes on Escape and on a click beside it.
import { fresh } from "./seen.js";

export function attach(root) {
  for (const menu of fresh(root, "details[data-behaviour~=menu]")) {
    document.addEventListener("click", (click) => {
      if (!menu.contains(click.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (key) => {
      if (key.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
}
