// A long form begins with one box; the next part opens as soon as the one before it is filled in. Without this
// script everything simply stands there. What came back with an error, or from a draft, is open at once.
import { fresh } from "./seen.js";

const ENOUGH = 12;

function isFilled(part) {
  const asked = [...part.querySelectorAll("textarea, input[type=text]")].filter((field) => field.closest("[data-needed]"));
  return asked.length > 0 && asked.every((field) => field.value.trim().length >= ENOUGH);
}

function isTouched(part) {
  if (part.querySelector(".utrecht-form-field--invalid")) return true;
  return [...part.querySelectorAll("textarea, input[type=text]")].some((field) => field.value.trim());
}

function unfold(form) {
  const parts = [...form.querySelectorAll("[data-unfolds]")];
  const touched = parts.findLastIndex(isTouched);
  let open = isFilled(form.querySelector("[data-unfold-first]"));
  for (const [index, part] of parts.entries()) {
    if (open || index <= touched) part.hidden = false;
    open = !part.hidden && isFilled(part);
  }
  const whole = parts.every((part) => !part.hidden);
  for (const last of form.querySelectorAll("[data-unfold-last]")) last.hidden = !whole;
  for (const hint of form.querySelectorAll("[data-unfold-hint]")) hint.hidden = whole;
}

export function attach(root) {
  for (const form of fresh(root, "form[data-unfold]")) {
    for (const part of form.querySelectorAll("[data-unfolds]")) part.hidden = true;
    form.addEventListener("input", () => unfold(form));
    form.querySelector("[data-unfold-all]")?.addEventListener("click", () => {
      for (const part of form.querySelectorAll("[data-unfolds]")) part.hidden = false;
      unfold(form);
      form.querySelector("[data-unfolds] :is(textarea, input)")?.focus();
    });
    unfold(form);
  }
}
