// Keeps an open table up to date: what all seats see comes over the socket, ready to show; each part that is this seat's
// own is fetched again when one of the things it hangs on changed.
// Use: <div data-table="/ws/casus/3/" data-version="7" data-was-scene="2:0:0"><div data-live>…</div>
//   <div data-renew="scene turns" hx-get="…" hx-trigger="renew">…</div></div>; data-keeps-typing: not while words stand in it.
import { fresh } from "./seen.js";

const SHORTEST = 500;
const LONGEST = 20_000;
const REFUSED = new Set([4401, 4403]);

function isTyping(part) {
  return part.dataset.keepsTyping !== undefined && [...part.querySelectorAll("textarea, [type=text]")].some((box) => box.value.trim());
}

function renew(table, scenes) {
  const was = (name) => table.getAttribute(`data-was-${name}`);
  const changed = new Set(Object.keys(scenes).filter((name) => was(name) !== scenes[name]));
  for (const [name, scene] of Object.entries(scenes)) table.setAttribute(`data-was-${name}`, scene);
  for (const part of table.querySelectorAll("[data-renew]")) {
    if (part.dataset.renew.split(" ").some((name) => changed.has(name)) && !isTyping(part)) part.dispatchEvent(new CustomEvent("renew"));
  }
}

function show(table, { version, html, heard, scenes }) {
  if (version < Number(table.dataset.version)) return;
  table.dataset.version = version;
  table.querySelector("[data-live]").innerHTML = html;
  const said = table.querySelector("[data-heard]");
  if (said && said.textContent !== heard) said.textContent = heard;
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
  renew(table, scenes);
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
    socket.send(JSON.stringify({ version: Number(table.dataset.version) }));
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
