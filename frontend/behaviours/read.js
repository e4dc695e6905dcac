// A page that was opened tells the house that its subjects were seen: their notices need no mail any more.
import { fresh } from "./seen.js";

const ADDRESS = "/meldingen/gelezen/";

export function attach(root) {
  for (const page of fresh(root, "[data-read-subject]")) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token) continue;
    for (const subject of new Set(page.dataset.readSubject.split(" ").filter(Boolean))) {
      fetch(ADDRESS, { method: "POST", body: new URLSearchParams({ subject }), headers: { "X-CSRFToken": token } }).catch(
        () => undefined,
      );
    }
  }
}
