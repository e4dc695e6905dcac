// Listens to the house: a hint carries a topic, the parts of the page that care fetch themselves again.
// Use: hx-get="…" hx-trigger="hint-inbox from:body"
import { fresh } from "./seen.js";

const LONGEST = 60_000;

function listen(body, wait = 1_000) {
  const address = new URL(body.dataset.socket, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let next = Math.min(wait * 2, LONGEST);
  socket.addEventListener("open", () => {
    next = 1_000;
  });
  socket.addEventListener("message", (message) => {
    const { topic } = JSON.parse(message.data);
    body.dispatchEvent(new CustomEvent(`hint-${topic}`, { bubbles: true }));
  });
  socket.addEventListener("close", ({ code }) => {
    if (code !== 4401) setTimeout(() => listen(body, next), next);
  });
}

export function attach(root) {
  for (const body of fresh(root, "body[data-socket]")) listen(body);
}
