// Themes that the text proposes move to the front, so that one click takes them; the others stay where they were.
import { fresh } from "./seen.js";

function propose(place, numbers) {
  const front = place.querySelector("[data-proposed]");
  const list = front.querySelector("ul");
  for (const number of numbers) {
    const chip = place.querySelector(`input[value="${number}"]`)?.closest("li");
    if (chip && !list.contains(chip)) list.append(chip);
  }
  front.hidden = list.children.length === 0;
}

export function attach(root) {
  for (const place of fresh(root, "[data-proposals]")) propose(place, place.dataset.proposals.match(/\d+/g) ?? []);
  for (const sent of fresh(root, "[data-proposes]")) {
    for (const place of document.querySelectorAll("[data-proposals]")) propose(place, sent.dataset.proposes.match(/\d+/g));
  }
}
