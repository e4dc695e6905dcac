// The elements that ask for a behaviour and have not got it yet.
const seen = new WeakMap();

export function fresh(root, selector) {
  return [...root.querySelectorAll(selector)].filter((element) => {
    const had = seen.get(element) ?? new Set();
    if (had.has(selector)) return false;
    seen.set(element, had.add(selector));
    return true;
  });
}
