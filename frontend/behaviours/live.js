// Listens to the house: a hint carries a topic, the parts of the page that care fetch themselves again.
// Use: <body data-socket="/ws/…"> … hx-get="…" hx-trigger="hint-inbox from:body"; a part of a page may have one, too.
import { fresh } from "./seen.js";

const LONGEST = 60_000;
const [GONE, HIDDEN, FULL] = [4403, 4404, 4429];

function listen(place, wait = 1_000) {
  const address = new URL(place.dataset.socket, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let next = Math.min(wait * 2, LONGEST);
  socket.addEventListener("open", () => {
    next = 1_000;
  });
  socket.addEventListener("message", (message) => {
    const { topic } = JSON.parse(message.data);
    place.dispatchEvent(new CustomEvent(`hint-${topic}`, { bubbles: true }));
  });
  socket.addEventListener("close", ({ code }) => {
    if (code === GONE || code === HIDDEN) return;
    if (code === FULL) next = LONGEST;
    setTimeout(() => listen(place, next), next);
  });
}

export function attach(root) {
  for (const place of fresh(root, "[data-socket]")) listen(place);
}
