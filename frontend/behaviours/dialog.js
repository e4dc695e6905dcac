// A dialog that stands open in the page without JavaScript becomes one that a button opens.
import { fresh } from "./seen.js";

export function attach(root) {
  for (const dialog of fresh(root, "dialog[data-behaviour~=dialog]")) {
    dialog.removeAttribute("open");
    for (const button of dialog.querySelectorAll("[data-closes]")) {
      button.addEventListener("click", () => dialog.close());
    }
  }
  for (const opener of fresh(root, "[data-opens]")) {
    opener.addEventListener("click", () => document.getElementById(opener.dataset.opens)?.showModal());
  }
}
