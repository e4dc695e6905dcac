// Keeps an open table up to date: what all seats see comes over the socket, ready to show, and after it those parts that
// are this seat's own and look otherwise now.
// Use: <div data-table="/ws/casus/3/" data-version="7" data-scenes="{…}" data-token="…"><div data-live>…</div>
//   <div id="mijn" data-part>…</div></div>; data-keeps-typing: not while words stand in it.
import { fresh } from "./seen.js";

const SHORTEST = 500;
const LONGEST = 20_000;
const REFUSED = new Set([4401, 4403]);

function isTyping(part) {
  return part.dataset.keepsTyping !== undefined && [...part.querySelectorAll("textarea, [type=text]")].some((box) => box.value.trim());
}

// What is sent to one seat has no token in its forms: the page has.
function fill(part, html, token) {
  part.innerHTML = html;
  for (const form of part.querySelectorAll("form[method=post]")) {
    const box = document.createElement("input");
    Object.assign(box, { type: "hidden", name: "csrfmiddlewaretoken", value: token });
    form.prepend(box);
  }
  htmx.process(part);
}

function showParts(table, { parts, scenes }) {
  for (const [name, html] of Object.entries(parts)) {
    const part = document.getElementById(name);
    if (part && !isTyping(part)) fill(part, html, table.dataset.token);
  }
  table.dataset.scenes = JSON.stringify(scenes);
}

function showAll(table, { version, html, heard }) {
  if (version < Number(table.dataset.version)) return;
  table.dataset.version = version;
  table.querySelector("[data-live]").innerHTML = html;
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
    setTimeout(() => listen(table, next), next);
  });
}

export function attach(root) {
  for (const table of fresh(root, "[data-table]")) listen(table);
}
