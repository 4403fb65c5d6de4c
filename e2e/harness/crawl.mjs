// One address for every page of the application, found as a person would: by following links from where they begin.

import { execFileSync } from "node:child_process";

/** The route patterns that answer GET under /app, as `bole routes` lists them, with a matcher each. */
function patterns() {
  const routes = JSON.parse(execFileSync(process.env.BOLE, ["routes", "--json"], { encoding: "utf8" }));
  const pages = routes.filter(({ method, path }) => method === "GET" && /^\/app(\/|$)/.test(path));
  return pages.map(({ path }) => ({
    path,
    // A fixed word weighs more than a parameter: /app/jobs/new is not a job.
    fixed: path.split("/").filter((part) => part && !part.startsWith("{")).length,
    matches: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
}

/** How many addresses of one pattern are read for their links: the first job may have no question, another has. */
const BREADTH = 5;

/** {found: Map of pattern to the first address of a page, missing: patterns nobody could reach}. */
export async function crawl(page, url, begin = ["/app"]) {
  const all = patterns();
  const of = (address) => {
    const fitting = all.filter(({ matches }) => matches.test(address.pathname));
    return fitting.sort((a, b) => b.fixed - a.fixed)[0]?.path;
  };
  const found = new Map();
  const read = new Map();
  const reached = new Set();
  const queue = begin.map((path) => new URL(path, url));
  while (queue.length > 0) {
    const address = queue.shift();
    const pattern = of(address);
    const already = read.get(pattern) ?? new Set();
    if (!pattern || already.size >= BREADTH || already.has(address.pathname)) continue;
    read.set(pattern, already.add(address.pathname));
    const answer = await page.request.get(address.href);
    if (!answer.ok()) continue;
    reached.add(pattern);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    if (!found.has(pattern)) found.set(pattern, `${address.pathname}${address.search}`);
    const html = await answer.text();
    for (const [, href] of html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
      const next = new URL(href.replaceAll("&amp;", "&"), new URL(answer.url()));
      if (next.origin === new URL(url).origin && next.pathname.startsWith("/app")) queue.push(next);
    }
  }
  return { found, missing: all.map(({ path }) => path).filter((path) => !reached.has(path)) };
}
