// Keeps an open table up to date: what all seats see comes over the socket, ready to show; what is this seat's own is
// fetched again (hx-trigger="hint-scene from:body") when the step changes.
// Use: <div data-table="/ws/casus/3/" data-version="7" data-scene="2:0:0"><div data-live>…</div></div>
import { fresh } from "./seen.js";

const SHORTEST = 500;
const LONGEST = 20_000;
const REFUSED = new Set([4401, 4403]);

function show(table, { version, scene, html }) {
  if (version < Number(table.dataset.version)) return;
  table.dataset.version = version;
  table.querySelector("[data-live]").innerHTML = html;
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
  if (scene === table.dataset.scene) return;
  table.dataset.scene = scene;
  document.body.dispatchEvent(new CustomEvent("hint-scene", { bubbles: true }));
}

function listen(table, wait = SHORTEST) {
  const address = new URL(table.dataset.table, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let next = Math.min(wait * 2, LONGEST);
  socket.addEventListener("open", () => {
    next = SHORTEST;
    table.removeAttribute("data-lost");
    socket.send(JSON.stringify({ version: Number(table.dataset.version) }));
  });
  socket.addEventListener("message", (message) => show(table, JSON.parse(message.data)));
  socket.addEventListener("close", ({ code }) => {
    if (REFUSED.has(code)) return location.reload();
    table.setAttribute("data-lost", "");
    setTimeout(() => listen(table, next), next);
  });
}

export function attach(root) {
  for (const table of fresh(root, "[data-table]")) listen(table);
}
