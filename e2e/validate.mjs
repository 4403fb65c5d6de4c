#!/usr/bin/env node
// Gives every HTML file of a folder to the Nu HTML Checker (npm vnu-jar, needs java): node validate.mjs FOLDER
// Errors and warnings fail; what the checker calls information does not.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = resolve(process.argv[2] ?? ".");
const files = readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => join(folder, name));
if (files.length === 0) {
  process.stderr.write(`There is no HTML in ${folder}, so nothing was checked.\n`);
  process.exit(1);
}
const jar = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
// Postings quote other languages, which the checker's guess at a page's language does not allow for.
const flags = ["-Xss16m", "-jar", jar, "--format", "json", "--exit-zero-always", "--no-langdetect", "--no-stream"];
const checker = spawnSync("java", [...flags, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
if (checker.status !== 0) {
  process.stderr.write(`The HTML validator did not run: ${checker.error?.message ?? checker.stderr}\n`);
  process.exit(1);
}
const { messages } = JSON.parse(checker.stderr);
const faults = messages.filter((message) => message.type !== "info" || message.subType === "warning");
for (const { url, lastLine, lastColumn, message, extract } of faults) {
  const place = url ? `${basename(url)}:${lastLine ?? "-"}:${lastColumn ?? "-"}` : "-";
  process.stdout.write(`${place} ${message}\n    ${(extract ?? "").trim().replaceAll("\n", " ")}\n`);
}
process.stdout.write(`HTML validator: ${files.length} pages, ${faults.length} faults\n`);
process.exit(faults.length === 0 ? 0 : 1);
