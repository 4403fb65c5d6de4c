// What nobody may see go wrong on any page: script errors, blocked scripts and styles, requests to other hosts.
// Keeps the HTML of every page that a test visits, for the validator that runs after the tests.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const pages = fileURLToPath(new URL("../pages/", import.meta.url));

/** {finish}: waits for what is still being kept and returns the complaints, one sentence each. */
export function watch(page) {
  const complaints = [];
  const kept = [];
  page.on("pageerror", (error) => complaints.push(`A script failed on ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // A form that came back with 422, or a page that is gone, is reported as a resource that failed to load.
    if (message.type() !== "error" || /Failed to load resource: the server responded with a status of 4/.test(message.text())) return;
    complaints.push(`${page.url()} wrote to the console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") complaints.push(`${page.url()} asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest() && response.headers()["content-type"]?.startsWith("text/html");
    if (isPage && (response.status() < 300 || response.status() >= 400)) kept.push(keep(response));
  });
  return {
    async finish() {
      await Promise.all(kept);
      return complaints;
    },
  };
}

async function keep(response) {
  // Gone when the page left before its body could be read; then another visit keeps it.
  const html = await response.text().catch(() => undefined);
  if (html === undefined) return;
  const { pathname } = new URL(response.url());
  const place = pathname.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "home";
  const digest = createHash("sha256").update(html).digest("hex").slice(0, 8);
  await mkdir(pages, { recursive: true });
  await writeFile(`${pages}${place}-${response.status()}-${digest}.html`, html);
}
