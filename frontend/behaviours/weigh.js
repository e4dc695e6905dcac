// Weighing along: counts the factors that are done, and brings the next one into view after the second tap.
import { fresh } from "./seen.js";

function isDone(factor) {
  const scales = [...factor.querySelectorAll(".scale")];
  if (factor.querySelector('[value="x"]:checked')) return true;
  return scales.every((scale) => scale.querySelector(":checked"));
}

export function attach(root) {
  for (const form of fresh(root, "form[data-weigh]")) {
    const factors = [...form.querySelectorAll("[data-weighed]")];
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
      if (!tapped || !factor || !isDone(factor) || factor.dataset.left) return;
      factor.dataset.left = "yes";
      const next = factors[factors.indexOf(factor) + 1]?.parentElement ?? form.querySelector(".choosing");
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      setTimeout(() => next.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" }), 350);
    });
    count();
  }
}
