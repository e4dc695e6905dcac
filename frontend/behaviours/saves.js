// Saves a form as one goes: each factor by itself, a moment after its last change, and again when the connection was lost.
// Use: <form data-saves action="…">, its factors in <fieldset data-weighed="key">; <p data-saved data-said-saved="…"> tells.
import { fresh } from "./seen.js";

const PAUSE = 900;
const AGAIN = 4000;
const ASKED = 2;

function tell(form, what) {
  const said = form.querySelector("[data-saved]");
  const words = said?.getAttribute(`data-said-${what}`) ?? "";
  if (said && said.textContent !== words) said.textContent = words;
}

function sent(form, part) {
  const all = new FormData(form);
  const some = new URLSearchParams({ stil: "1", stap: all.get("stap") ?? "" });
  for (const box of part.querySelectorAll("input, textarea")) {
    if (box.name && (box.type !== "radio" || box.checked)) some.set(box.name, box.value);
  }
  return { method: "POST", body: some, headers: { "X-CSRFToken": all.get("csrfmiddlewaretoken") } };
}

async function save(form, part, before) {
  tell(form, "saving");
  const answer = await fetch(form.action, sent(form, part)).catch(() => null);
  if (part.saving !== before) return;
  const found = part.querySelector("[data-found]");
  if (answer?.status === 204) {
    if (found) found.textContent = "";
    tell(form, "saved");
  } else if (answer?.status === 422) {
    if (found) found.innerHTML = await answer.text();
    tell(form, "refused");
  } else if (!answer || answer.status >= 500) {
    tell(form, "failed");
    if (form.isConnected) soon(form, part, AGAIN);
  } else {
    tell(form, "failed");
  }
}

function soon(form, part, pause) {
  const turn = setTimeout(() => save(form, part, turn), pause);
  clearTimeout(part.saving);
  part.saving = turn;
}

// Opens the reasons of the factors that weigh most: of those the house asks why.
function ask(form) {
  const weights = [...form.querySelectorAll("[data-weighed]")].map((part) => ({
    why: part.querySelector("[data-why]"),
    weight: Number(part.querySelector("[name^=zwaarte]:checked")?.value) || 0,
  }));
  const bar = weights.map(({ weight }) => weight).filter(Boolean).sort((a, b) => b - a).slice(0, ASKED).at(-1);
  for (const { why, weight } of weights) if (why && bar && weight >= bar) why.open = true;
}

export function attach(root) {
  for (const form of fresh(root, "form[data-saves]")) {
    form.addEventListener("input", ({ target }) => {
      const part = target.closest("[data-weighed]") ?? form;
      soon(form, part, target.type === "radio" ? 0 : PAUSE);
      ask(form);
    });
  }
}
