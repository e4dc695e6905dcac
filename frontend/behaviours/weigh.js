// Weighing: counts the factors that are done. Alone, where no reasons are asked, the second tap brings the next into view,
// unless a finger is down again by then or somebody asked for less motion: a page that moves under a thumb takes the wrong value.
import { mend } from "./errors.js";
import { fresh } from "./seen.js";

function isDone(factor) {
  const scales = [...factor.querySelectorAll(".scale")];
  if (factor.querySelector(".step--cannot :checked")) return true;
  return scales.every((scale) => scale.querySelector(":checked"));
}

// A factor that is asked for was not weighed, or lacks its reasons.
function isMended(part) {
  const texts = part.dataset.lacksWhy ? [...part.querySelectorAll("textarea")] : [];
  return isDone(part) && (part.querySelector(".step--cannot :checked") || texts.every((text) => text.value.trim()));
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
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    for (const factor of factors) if (isDone(factor)) factor.dataset.lacksWhy = "yes";
    let tapped = false;
    let moving;
    form.addEventListener("pointerdown", () => {
      tapped = true;
      clearTimeout(moving);
    });
    form.addEventListener("keydown", () => (tapped = false));
    form.addEventListener("change", ({ target }) => {
      count();
      const factor = target.closest("[data-weighed]");
      const part = target.closest(".utrecht-form-field--invalid");
      if (part && (part !== factor || isMended(factor))) mend(part);
      if (!after || !tapped || calm.matches || !factor || !isDone(factor) || factor.dataset.left) return;
      factor.dataset.left = "yes";
      const next = factors[factors.indexOf(factor) + 1]?.parentElement ?? after;
      moving = setTimeout(() => next.scrollIntoView({ behavior: "smooth", block: "nearest" }), 350);
    });
    count();
  }
}
