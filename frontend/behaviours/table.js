// Keeps an open table up to date: what all seats see comes over the socket, ready to show, and after it those parts that
// are this seat's own and look otherwise now.
// Use: <div data-table="/ws/casus/3/" data-version="7" data-scenes="{…}" data-token="…"><div data-live>…</div>
//   <div id="mijn" data-part>…</div></div>; data-keeps-typing: not while words stand in it;
//   <details data-stays-open>: open as it was.
import { fresh } from "./seen.js";

const SHORTEST = 500;
const LONGEST = 20_000;
const FULL = 4429;
const REFUSED = new Set([4403, 4404]);
const A_TAP = 300;
let fingers = 0;

for (const name of ["touchstart", "touchend", "touchcancel"]) {
  document.addEventListener(name, ({ touches }) => (fingers = touches.length), { passive: true });
}
document.addEventListener("htmx:before:swap", ({ target }) => target.closest?.("[data-part]")?.setAttribute("data-opened", ""));

function isTyping(part) {
  return part.dataset.keepsTyping !== undefined && [...part.querySelectorAll("textarea, [type=text]")].some((box) => box.value.trim());
}

// What stood open and what was picked, so that neither goes while somebody is busy with it.
function held(part) {
  const open = [...part.querySelectorAll("[data-stays-open]")].map((one) => one.open);
  const picked = [...part.querySelectorAll("select[id]")].map((one) => [one.id, one.value, one === document.activeElement]);
  return { open, picked };
}

function giveBack(part, { open, picked }) {
  for (const [at, one] of [...part.querySelectorAll("[data-stays-open]")].entries()) one.open = open[at] ?? false;
  for (const [id, value, hasFocus] of picked) {
    const box = part.querySelector(`#${CSS.escape(id)}`);
    if (box && [...box.options].some((option) => option.value === value)) box.value = value;
    if (hasFocus) box?.focus({ preventScroll: true });
  }
}

// What lay open before does not leave its envelope once more.
function put(place, html) {
  const openings = () => place.querySelectorAll(".opening").length;
  const before = openings();
  place.innerHTML = html;
  place.toggleAttribute("data-opened", openings() <= before);
}

// What is sent to one seat has no token in its forms: the page has.
function fill(part, html, token) {
  const before = held(part);
  put(part, html);
  giveBack(part, before);
  for (const form of part.querySelectorAll("form[method=post]")) {
    const box = document.createElement("input");
    Object.assign(box, { type: "hidden", name: "csrfmiddlewaretoken", value: token });
    form.prepend(box);
  }
  htmx.process(part);
}

// Another step is read from its heading on: who was further down would see the end of it. The page waits for a finger, and
// for who is busy in a box that stayed it does not move at all.
function land(table) {
  const podium = table.querySelector(".podium");
  if (document.activeElement.matches("input, textarea, select") || podium.getBoundingClientRect().top >= 0) return;
  if (fingers) setTimeout(land, A_TAP, table);
  else podium.scrollIntoView();
}

function showParts(table, { parts, scenes }) {
  for (const [name, html] of Object.entries(parts)) {
    const part = document.getElementById(name);
    if (part && !isTyping(part)) fill(part, html, table.dataset.token);
  }
  const { scene } = JSON.parse(table.dataset.scenes || "{}");
  table.dataset.scenes = JSON.stringify(scenes);
  if (scene !== scenes.scene) land(table);
}

function showAll(table, { version, html, heard }) {
  if (version < Number(table.dataset.version)) return;
  table.dataset.version = version;
  put(table.querySelector("[data-live]"), html);
  const said = table.querySelector("[data-heard]");
  if (said && said.textContent !== heard) said.textContent = heard;
}

function show(table, message) {
  (message.parts ? showParts : showAll)(table, message);
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
}

function lost(table, isLost) {
  const words = table.querySelector("[data-lost-words]");
  if (words) words.hidden = !isLost;
}

function listen(table, wait = SHORTEST) {
  const address = new URL(table.dataset.table, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let next = Math.min(wait * 2, LONGEST);
  socket.addEventListener("open", () => {
    next = SHORTEST;
    lost(table, false);
    const { version, scenes } = table.dataset;
    socket.send(JSON.stringify({ version: Number(version), scenes: JSON.parse(scenes || "{}") }));
  });
  socket.addEventListener("message", (message) => show(table, JSON.parse(message.data)));
  socket.addEventListener("close", ({ code }) => {
    if (REFUSED.has(code)) return location.reload();
    lost(table, true);
    if (code === FULL) next = LONGEST;
    setTimeout(() => listen(table, next), next);
  });
}

export function attach(root) {
  for (const table of fresh(root, "[data-table]")) listen(table);
}
