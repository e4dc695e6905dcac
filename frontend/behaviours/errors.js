// After a form comes back with something to repair, the first field to repair gets the focus.
import { fresh } from "./seen.js";

export function attach(root) {
  const [first] = fresh(root, ".utrecht-form-field--invalid");
  first?.querySelector("input, textarea, select")?.focus();
}
