// Counts down to the end of a step by the house's own clock, not by the phone's; says so when the time is over.
// Use: <p data-ends="…" data-now="…" data-left="nog 0:00" data-over="de tijd is om"><span data-clock>tot 10.30 uur</span></p>
import { fresh } from "./seen.js";

function said(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

function run(clock) {
  const ahead = Date.parse(clock.dataset.now) - Date.now();
  const words = clock.querySelector("[data-clock]");
  const tick = () => {
    if (!clock.isConnected) return;
    const left = Math.round((Date.parse(clock.dataset.ends) - Date.now() - ahead) / 1000);
    clock.classList.toggle("clock--over", left <= 0);
    words.textContent = left > 0 ? clock.dataset.left.replace("0:00", said(left)) : clock.dataset.over;
    setTimeout(tick, 1000);
  };
  tick();
}

export function attach(root) {
  for (const clock of fresh(root, "[data-ends]:not([data-paused])")) run(clock);
}
