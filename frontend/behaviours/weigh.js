// Weighing: counts the factors that are done. Alone, where no reasons are asked, the second tap brings the next into view.
import { fresh } from "./seen.js";

function isDone(factor) {
  const scales = [...factor.querySelectorAll(".scale")];
  if (factor.querySelector(".step--cannot :checked")) return true;
  return scales.every((scale) => scale.querySelector(":checked"));
}

export function attach(root) {
  for (const form of fresh(root, "form[data-weigh]")) {
    const factors = [...form.querySelectorAll("[data-weighed]")];
    const after = form.querySelector(".choosing");
    const progress = form.querySelector("[data-weigh-progress]");
    const count = () => {
      const done = factors.filter(isDone).length;
      progress.hidden = false;
      progress.textContent = progress.dataset.said.replace("{n}", done).replace("{all}", factors.length);
    };
    let tapped = false;
    form.addEventListener("pointerdown", () => (tapped = true));
    form.addEventListener("keydown", () => (tapped = false));
    form.addEventListener("change", ({ target }) => {
      count();
      const factor = target.closest("[data-weighed]");
      if (!after || !tapped || !factor || !isDone(factor) || factor.dataset.left) return;
      factor.dataset.left = "yes";
      const next = factors[factors.indexOf(factor) + 1]?.parentElement ?? after;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      setTimeout(() => next.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" }), 350);
    });
    count();
  }
}
