// A form that is on its way is not sent a second time; coming back with the browser's button frees it.
import { fresh } from "./seen.js";

export function attach(root) {
  for (const form of fresh(root, "form[method=post]")) {
    form.addEventListener("submit", (submit) => {
      if (form.dataset.sent) submit.preventDefault();
      else if (!form.matches("[hx-post], [hx-put], [hx-delete]")) form.dataset.sent = "yes";
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }
}
