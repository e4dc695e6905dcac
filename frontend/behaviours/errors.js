// After a form comes back with something to repair, the first field to repair gets the focus. What was empty asks no longer
// once it is filled.
import { fresh } from "./seen.js";

const WRONG = ".utrecht-form-field--invalid";

// What was missing is there now. Its words go unseen and keep their room: nothing below moves under a finger. With the last of
// a form goes what stands at its button.
export function mend(part) {
  const wrong = part.querySelector("[id^=fout-], [id$=_error]");
  part.classList.remove(WRONG.slice(1));
  if (wrong) wrong.style.visibility = "hidden";
  for (const one of [part, ...part.querySelectorAll("[aria-describedby]")]) {
    one.removeAttribute("aria-invalid");
    one.setAttribute("aria-describedby", one.getAttribute("aria-describedby")?.replace(wrong?.id, "").trim() ?? "");
  }
  const form = part.closest("form");
  const asked = form?.querySelector(".weigh__wrong:not([data-unsent])");
  if (asked && !form.querySelector(WRONG)) asked.style.visibility = "hidden";
}

function isFilled(part) {
  const boxes = [...part.querySelectorAll("textarea, select, input:not([type=hidden])")];
  return boxes.some((box) => (["radio", "checkbox"].includes(box.type) ? box.checked : box.value.trim()));
}

export function attach(root) {
  const wrong = fresh(root, WRONG);
  wrong[0]?.querySelector("input, textarea, select")?.focus();
  for (const part of wrong) {
    if (!part.closest("[data-weigh]") && !isFilled(part)) part.addEventListener("input", () => isFilled(part) && mend(part));
  }
}
