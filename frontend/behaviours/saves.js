// Saves a form as one goes: each factor by itself, a moment after its last change, and again when the connection was lost.
// One at a time, so that what was tapped last is what stays; "saved" is told when nothing waits any more. What waits is
// kept when the house puts the form there anew: its values are filled in again, and go on waiting. A press of a button
// sends the whole form: nothing smaller comes after it, or it would meet what the press has sealed. A text that nobody
// touched on this page is never sent: on another device of the same person it may be a newer one.
// Use: <form data-saves action="…">, its factors in <fieldset data-weighed="key">; <p data-saved data-said-saved="…"> tells.
import { fresh } from "./seen.js";

const PAUSE = 900;
const AGAIN = 4000;
const ASKED = 2;
const LATE = 20_000;
const all = new Map();

// What is to be saved at this address in this step, by the key of its factor ("": the whole form).
function stateOf(form) {
  const key = `${form.action} ${form.elements.stap?.value ?? ""}`;
  if (!all.has(key)) all.set(key, { form, waiting: new Set(), refused: new Set(), pressed: new Set(), saved: new Map(), underWay: null });
  return all.get(key);
}

const partOf = (form, name) => (name ? form.querySelector(`[data-weighed="${CSS.escape(name)}"]`) : form);

function tell(form, what) {
  const said = form.querySelector("[data-saved]");
  const words = said?.getAttribute(`data-said-${what}`) ?? "";
  if (!said) return;
  said.dataset.saved = what;
  if (said.textContent !== words) said.textContent = words;
}

// What came back because it could not be kept stands nowhere else.
const isLeft = (box) => box.type === "textarea" && !box.dataset.touched && box.value === box.defaultValue && !box.form.dataset.sentBack;

function sent(form, part) {
  const whole = new FormData(form);
  const some = new URLSearchParams({ stil: "1", stap: whole.get("stap") ?? "" });
  for (const box of part.querySelectorAll("input, textarea")) {
    if (box.name && (box.type !== "radio" || box.checked) && !isLeft(box)) some.set(box.name, box.value);
  }
  const headers = { "X-CSRFToken": whole.get("csrfmiddlewaretoken") };
  return { method: "POST", body: some, headers, keepalive: true };
}

// Whether it is there: "saved", "refused" (with why beside the factor), "closed" (sealed or revealed meanwhile: the page
// is behind), or "failed": that goes again.
async function save(state, part) {
  const { form, stop } = state;
  const answer = await fetch(form.action, { ...sent(form, part), signal: stop.signal }).catch(() => null);
  const found = part.querySelector("[data-found]");
  if (answer?.status === 422 && found) found.innerHTML = await answer.text();
  if (answer?.status === 204 && found) found.textContent = "";
  const said = { 204: "saved", 205: "closed", 403: "closed", 422: "refused" }[answer?.status] ?? "failed";
  if (said === "closed") state.form.closest("[data-part]")?.dispatchEvent(new CustomEvent("renew"));
  return said;
}

// Once it is shut (sealed, or not open any more) what waits stays here until its form comes back.
async function send(state) {
  if (state.isSaving || state.isPressed || state.isShut) return;
  state.isSaving = true;
  let said = "saved";
  while (state.waiting.size && (said === "saved" || said === "refused")) {
    tell(state.form, "saving");
    const [name] = state.waiting;
    state.waiting.delete(name);
    state.underWay = name;
    state.stop = new AbortController();
    const part = partOf(state.form, name);
    said = part ? await save(state, part) : "saved";
    state.underWay = null;
    if (said === "saved") state.saved.set(name, Date.now());
    state.refused[said === "refused" ? "add" : "delete"](name);
    if (said === "failed" || said === "closed") (state.isPressed ? state.pressed : state.waiting).add(name);
  }
  state.isSaving = false;
  if (state.isPressed) return;
  if (said === "closed") state.isShut = said;
  tell(state.form, said === "failed" || state.isShut ? "failed" : state.refused.size ? "refused" : "saved");
  if (said === "failed") setTimeout(send, AGAIN, state);
}

const stateOfPress = (ctx) => ctx?.sourceEvent?.type === "submit" && ctx.sourceElement.matches("[data-saves]") && stateOf(ctx.sourceElement);

function leaveOut({ detail: { ctx } }) {
  if (!stateOfPress(ctx)) return;
  for (const box of ctx.sourceElement.querySelectorAll("textarea")) if (isLeft(box)) ctx.request.body.delete(box.name);
}

// What waits goes with the press; what comes after it waits for the answer.
function hold({ detail: { ctx } }) {
  const state = stateOfPress(ctx);
  if (!state) return;
  state.isPressed = true;
  state.pressed = new Set([...state.waiting, ...state.refused]);
  for (const kept of [state.waiting, state.refused]) kept.clear();
  state.stop?.abort();
}

// What was sealed is saved; after a press that failed, what waited goes on.
function letGo({ detail: { ctx } }) {
  const state = stateOfPress(ctx);
  if (!state) return;
  state.isPressed = false;
  const status = ctx.status === "swapped" && ctx.response.status;
  state.isShut = status === 200 || (status === 403 && "closed");
  if (status !== 200) for (const name of state.pressed) state.waiting.add(name);
  if (state.waiting.size) send(state);
}

document.addEventListener("htmx:config:request", leaveOut);
document.addEventListener("htmx:before:request", hold);
document.addEventListener("htmx:finally:request", letGo);

// Gives a part of a new form what stood in the one before; whether that was something else.
function fillIn(before, form, name) {
  let differs = false;
  for (const box of partOf(before, name)?.querySelectorAll("input:not([type=hidden]), textarea") ?? []) {
    const same = [...form.elements].find((one) => one.name === box.name && (box.type !== "radio" || one.value === box.value));
    const what = box.type === "radio" ? "checked" : "value";
    if (!same || isLeft(box)) continue;
    if (box.dataset.touched) same.dataset.touched = "yes";
    if (same[what] === box[what]) continue;
    same[what] = box[what];
    differs = true;
  }
  return differs;
}

// What was not saved in the form that stood here before, and what was saved while the house was writing this one.
function takeOver(state, form) {
  const { form: before, waiting, refused, pressed, saved, underWay, isShut } = state;
  state.form = form;
  state.isShut = false;
  const unsure = new Set([...waiting, ...refused, ...(underWay === null ? [] : [underWay])]);
  const late = [...saved].filter(([, at]) => Date.now() - at < LATE).map(([name]) => name);
  if (state.isPressed) for (const name of pressed) fillIn(before, form, name);
  for (const name of new Set([...unsure, ...late])) {
    if (fillIn(before, form, name) || unsure.has(name)) waiting.add(name);
  }
  if (!waiting.size) return;
  tell(form, unsure.size ? "failed" : "saving");
  setTimeout(send, isShut === "closed" ? AGAIN : 0, state);
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
    const state = stateOf(form);
    let pause;
    const now = () => {
      clearTimeout(pause);
      if (state.waiting.size) send(state);
    };
    form.addEventListener("input", ({ target }) => {
      target.dataset.touched = "yes";
      state.waiting.add(target.closest("[data-weighed]")?.dataset.weighed ?? "");
      tell(form, "saving");
      clearTimeout(pause);
      pause = setTimeout(now, target.type === "radio" ? 0 : PAUSE);
      ask(form);
    });
    document.addEventListener("visibilitychange", now);
    if (state.form !== form) takeOver(state, form);
  }
}
