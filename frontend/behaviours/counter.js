// Tells how many characters are left, once a text comes near its end.
import { fresh } from "./seen.js";

export function attach(root) {
  for (const counter of fresh(root, "[data-behaviour~=counter]")) {
    const field = document.getElementById(counter.dataset.for);
    if (!field) continue;
    const most = Number(counter.dataset.most);
    const show = () => {
      const left = most - [...field.value].length;
      counter.hidden = left > most / 4;
      counter.textContent = `${most - left} / ${most}`;
      counter.classList.toggle("counter--full", left < 0);
    };
    field.addEventListener("input", show);
    show();
  }
}
