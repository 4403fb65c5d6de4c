// Builds assets/dist from css/, js/ and icons/. Same input, same bytes: the binary names each file by its hash.
// Use: npm run build
import { build } from "esbuild";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { sprite } from "./sprite.js";

const here = new URL(".", import.meta.url);
const dist = new URL("dist/", here);

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: here.pathname,
  entryPoints: ["css/app.css", "css/careers.css", "js/app.js", "js/careers.js"],
  outdir: "dist",
  entryNames: "[name]",
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  // The first versions with light-dark(), @layer, :has() and dialog; older ones still get the HTML.
  target: ["chrome123", "firefox121", "safari17.5"],
  legalComments: "none",
  logLevel: "warning",
});
for (const icon of ["favicon.svg", "favicon.ico"]) await copyFile(new URL(icon, here), new URL(icon, dist));
await writeFile(new URL("sprite.svg", dist), await sprite(new URL("icons/", here)));
