// Saves a form as one goes: each factor by itself, a moment after its last change, and again when the connection was lost.
// One at a time, so that what was tapped last is what stays; "saved" is told when nothing waits any more.
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
  return { method: "POST", body: some, headers: { "X-CSRFToken": all.get("csrfmiddlewaretoken") }, keepalive: true };
}

// Whether it is there: "saved", "refused" (with why beside the factor), "closed" (sealed or revealed meanwhile: the page
// is behind), or "failed": that goes again.
async function save(form, part) {
  const answer = await fetch(form.action, sent(form, part)).catch(() => null);
  const found = part.querySelector("[data-found]");
  if (answer?.status === 422 && found) found.innerHTML = await answer.text();
  if (answer?.status === 204 && found) found.textContent = "";
  if (answer?.status === 403) form.closest("[data-part]")?.dispatchEvent(new CustomEvent("renew"));
  return { 204: "saved", 403: "closed", 422: "refused" }[answer?.status] ?? "failed";
}

async function send(form, waiting, refused) {
  if (form.isSaving || !form.isConnected) return;
  form.isSaving = true;
  let said = "saved";
  while (waiting.size && said !== "failed") {
    tell(form, "saving");
    const [part] = waiting;
    waiting.delete(part);
    said = await save(form, part);
    refused[said === "refused" ? "add" : "delete"](part);
    if (said === "failed") waiting.add(part);
  }
  form.isSaving = false;
  tell(form, said === "failed" ? said : refused.size ? "refused" : "saved");
  if (said === "failed") setTimeout(() => send(form, waiting, refused), AGAIN);
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
    const [waiting, refused] = [new Set(), new Set()];
    let pause;
    const now = () => {
      clearTimeout(pause);
      if (waiting.size) send(form, waiting, refused);
    };
    form.addEventListener("input", ({ target }) => {
      waiting.add(target.closest("[data-weighed]") ?? form);
      tell(form, "saving");
      clearTimeout(pause);
      pause = setTimeout(now, target.type === "radio" ? 0 : PAUSE);
      ask(form);
    });
    document.addEventListener("visibilitychange", now);
  }
}
