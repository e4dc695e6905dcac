// Bundles the look and the behaviours into src/poortgenoot/static/build/.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { readFileSync, readdirSync, rmSync } from "node:fs";

const outdir = new URL("../src/poortgenoot/static/build/", import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ["house.css", "house.js"],
  absWorkingDir: new URL(".", import.meta.url).pathname,
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome123", "firefox121", "safari17.5"],
  legalComments: "none",
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  logLevel: "warning",
});
for (const name of readdirSync(outdir).sort()) {
  const body = readFileSync(outdir + name);
  console.log(`${name}  ${body.length} bytes, ${gzipSync(body, { level: 9 }).length} compressed`);
}
