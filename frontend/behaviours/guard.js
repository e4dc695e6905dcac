// The guard looks along while one types. What it finds stands below the field; a proposal is taken over with one
// click, or with Alt+N from the text itself. Nothing is kept here: the server judges again when it is sent.
import { fresh } from "./seen.js";

const PAUSE = 450;

function inputOf(box) {
  return box.querySelector("textarea, input[type=text]");
}

async function check(box, state) {
  state.running?.abort();
  state.running = new AbortController();
  const body = new FormData();
  body.set("field", box.dataset.guarded);
  body.set("title", box.dataset.title);
  body.set("text", inputOf(box).value);
  for (const field of box.querySelectorAll("[data-findings] input")) {
    if (field.type !== "radio" || field.checked) body.append(field.name, field.value);
  }
  const token = box.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
  try {
    const answer = await fetch(box.dataset.url, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token },
      signal: state.running.signal,
    });
    if (!answer.ok || answer.redirected) return;
    show(box, await answer.text());
    if (box.querySelector("[data-findings] [data-building]")) later(box, state, 4000);
  } catch (problem) {
    if (problem.name !== "AbortError" && !(problem instanceof TypeError)) throw problem;
  }
}

function show(box, html) {
  const list = box.querySelector("[data-findings]");
  const at = document.activeElement;
  const name = list.contains(at) ? at.name : null;
  list.innerHTML = html;
  if (name) list.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
}

function later(box, state, pause = PAUSE) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => check(box, state), pause);
}

function accept(box, state, radio) {
  const found = JSON.parse(radio.closest("li").querySelector("input[type=hidden]").value);
  const input = inputOf(box);
  const points = [...input.value];
  const length = [...found.text].length;
  if (points.slice(found.start, found.start + length).join("") !== found.text) return later(box, state, 0);
  points.splice(found.start, length, found.proposal);
  input.value = points.join("");
  radio.closest("li").remove();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
  return later(box, state, 0);
}

export function attach(root) {
  for (const box of fresh(root, "[data-guarded]")) {
    const state = {};
    const input = inputOf(box);
    if (!input) continue;
    input.addEventListener("input", () => later(box, state));
    input.addEventListener("keydown", (event) => {
      const first = box.querySelector("[data-accept]");
      if (event.altKey && event.code === "KeyN" && first) {
        event.preventDefault();
        accept(box, state, first);
      }
    });
    box.addEventListener("change", (event) => {
      if (event.target.matches("[data-accept]")) accept(box, state, event.target);
    });
    if (input.value.trim()) later(box, state, 0);
  }
}
