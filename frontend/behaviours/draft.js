// A draft about a case lives in this browser until it is sent: seven days at most, and not beyond signing out.
// Choices are kept where they carry data-kept. Use: <form data-draft="a-name"> ; the server answers a success with the header HX-Trigger or a page without the form.
import { fresh } from "./seen.js";

const PREFIX = "draft:";
const WEEK = 7 * 24 * 3600 * 1000;

function sweep() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    try {
      if (JSON.parse(localStorage[key]).until > Date.now()) continue;
    } catch {
      // An unreadable draft is an old one.
    }
    localStorage.removeItem(key);
  }
}

export function forgetAll() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}

function keep(form, key) {
  const fields = {};
  for (const field of form.querySelectorAll("textarea[name], input[type=text][name], [data-kept]:checked")) {
    if (field.value.trim()) fields[field.name] = field.value;
  }
  if (Object.keys(fields).length) localStorage[key] = JSON.stringify({ until: Date.now() + WEEK, fields });
  else localStorage.removeItem(key);
}

function restore(form, key) {
  if (!localStorage[key]) return;
  const { fields } = JSON.parse(localStorage[key]);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!field || field.value) continue;
    field.value = value;
    if (field instanceof HTMLElement) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function attach(root) {
  sweep();
  for (const sent of fresh(root, "[data-draft-sent]")) localStorage.removeItem(PREFIX + sent.dataset.draftSent);
  for (const form of fresh(root, "form[data-draft]")) {
    const key = PREFIX + form.dataset.draft;
    restore(form, key);
    form.addEventListener("input", () => keep(form, key));
  }
  for (const button of fresh(root, "[data-sign-out]")) button.addEventListener("click", forgetAll);
}
