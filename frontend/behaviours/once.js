// A form that is on its way is not sent a second time; coming back with the browser's button frees it.
// Without a connection it stays where it is, and says so: the browser's own page would take its place.
import { fresh } from "./seen.js";
import { say } from "./unsent.js";

export function attach(root) {
  for (const form of fresh(root, "form[method=post]")) {
    form.addEventListener("submit", (submit) => {
      if (form.matches("[hx-post], [hx-put], [hx-delete]")) return;
      if (form.dataset.sent || !navigator.onLine) submit.preventDefault();
      else form.dataset.sent = "yes";
      say(form, navigator.onLine ? "" : "Unsent", submit.submitter);
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }
}
