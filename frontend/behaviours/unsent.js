// A press that gets no answer says so beside its button. What was filled in stays, and pressing again sends it.
// A whole page in answer to who asked for a part of one never takes its place: what was asked for is gone, or one was signed
// out meanwhile.
// Use: <body data-said-unsent="…" data-said-busy="…" data-said-slow="…" data-said-gone="…">; the setting noSwap of htmx keeps
// the page as it is.
const PATIENCE = 4000;
const slow = new WeakMap();

const isPressed = (ctx) => ctx?.sourceEvent?.type === "submit";

// The form that stands there now: the house may have put it there anew while the press was on its way.
function standing(form) {
  if (form.isConnected) return form;
  return document.querySelector(`form[action="${CSS.escape(form.getAttribute("action") ?? "")}"]`);
}

export function say(form, what, submitter) {
  const here = standing(form);
  here?.querySelector("[data-unsent]")?.remove();
  if (!here || !what) return;
  const note = document.createElement("p");
  note.className = "utrecht-form-field-error-message weigh__wrong";
  note.setAttribute("role", "alert");
  note.dataset.unsent = what;
  note.textContent = document.body.dataset[`said${what}`];
  const button = here.contains(submitter) ? submitter : here.querySelector("button");
  if (button) button.before(note);
  else here.append(note);
}

function begin(ctx) {
  say(ctx.sourceElement, "");
  slow.set(ctx, setTimeout(say, PATIENCE, ctx.sourceElement, "Slow", ctx.sourceEvent.submitter));
}

function isGone({ response, text }) {
  return response?.raw.redirected || (response?.status >= 400 && response.status < 500 && /^\s*<!doctype/i.test(text));
}

function end(ctx) {
  clearTimeout(slow.get(ctx));
  const failed = ctx.status.startsWith("error") ? "Unsent" : ctx.response?.status >= 500 ? "Busy" : isGone(ctx) ? "Gone" : "";
  say(ctx.sourceElement, failed, ctx.sourceEvent.submitter);
}

const heard = { "htmx:before:request": begin, "htmx:finally:request": end };
for (const [name, tell] of Object.entries(heard)) {
  document.addEventListener(name, ({ detail: { ctx } }) => isPressed(ctx) && tell(ctx));
}
document.addEventListener("htmx:after:request", (answered) => isGone(answered.detail.ctx) && answered.preventDefault());
