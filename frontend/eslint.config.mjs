import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["house.js", "behaviours/*.js"],
    languageOptions: { globals: { ...globals.browser, htmx: "readonly" } },
    rules: { "no-eval": "error", "no-implied-eval": "error", "prefer-const": "error", "no-var": "error", eqeqeq: "error" },
  },
  { files: ["*.mjs"], languageOptions: { globals: globals.node } },
];
