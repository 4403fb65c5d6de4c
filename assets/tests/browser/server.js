// Serves the test pages and the built bundle under the product's own Content-Security-Policy, with answers that behave
// like the product's: what the behaviours are tried against in a real browser.
import { createServer, request as call } from "node:http";
import { readFile } from "node:fs/promises";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'";
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", html: "text/html; charset=utf-8" };
const root = new URL("../../", import.meta.url);

/** Starts it. `asked` lists "METHOD /path body"; `publish(topics)` sends a live event to all streams and tells how many there are. */
export async function start(uploads) {
  const asked = [];
  const streams = new Set();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://test");
    const html = (status, content) => response.writeHead(status, { "Content-Type": types.html, "Content-Security-Policy": policy }).end(content);
    if (url.pathname.startsWith("/uploads")) return forward(request, response, uploads);
    if (url.pathname === "/live") {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": here\n\n");
      streams.add(response);
      return request.on("close", () => streams.delete(response));
    }
    if (url.pathname.startsWith("/assets/")) {
      const file = url.pathname.slice("/assets/".length);
      return response.writeHead(200, { "Content-Type": types[file.split(".").at(-1)] }).end(await readFile(new URL(`dist/${file}`, root)));
    }
    if (url.pathname.endsWith(".html")) return html(200, await readFile(new URL(`tests/browser/pages${url.pathname}`, root)));
    if (url.pathname === "/favicon.ico") return html(404, "");
    const body = request.method === "POST" ? await text(request) : "";
    asked.push(`${request.method} ${url.pathname}${url.search} ${body}`.trim());
    const answer = answers[url.pathname];
    if (!answer) return html(404, "");
    await answer(html, url, response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const publish = (topics, id = 1) => {
    for (const stream of streams) stream.write(`id: ${id}\nevent: changed\ndata: ${topics}\n\n`);
    return streams.size;
  };
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { address: `http://127.0.0.1:${server.address().port}`, asked, publish, stop };
}

/** What the live part says when it is asked, and how long the answer is on its way. */
export const part = { says: "new", after: 0 };

const question = (words) => `<main><form class="question" data-dialog-part><header><h1>${words}</h1></header><footer><a class="button" href="/app.html" data-close>Cancel</a></footer></form></main>`;
const toast = '<div id="toasts" data-hx-swap-oob="beforeend"><div class="toast" data-seconds="600">Moved. <button class="button" type="button" data-key="z">Undo</button><button class="button" type="button" data-close>Close</button></div></div>';
const refusal = JSON.stringify({ title: "Conflict", detail: "Ben was moved by Hari a minute ago." });
const answers = {
  "/reject": (html) => html(200, '<main><form class="question" data-dialog-part method="post" action="/slow"><header><h1>Reject Ada?</h1></header><div class="body stack"><input class="input" name="why" aria-label="Why"></div><footer><a class="button" href="/app.html" data-close>Cancel</a><button class="button danger primary">Reject</button></footer></form></main>'),
  "/move/hire": (html) => html(200, question("Hire them?")),
  "/move/rejection": (html, url) => html(200, question(url.searchParams.get("side") === "theirs" ? "Withdrew?" : "Reject them?")),
  "/many": (html) => html(200, question("Many?")),
  "/move/ok": (html) => html(200, toast),
  // The card as it is now comes along, with a link of its own.
  "/move/cho": (html) => html(200, `<li class="person" id="card-cho" data-hx-swap-oob="outerHTML" data-card data-move-url="/move/cho" data-name="Cho" data-version="2"><a href="#cho-now">Cho</a></li>${toast}`),
  "/undo": (html) => html(200, question("Undo what you did last?")),
  "/move/refused": (_html, _url, response) => response.writeHead(409, { "Content-Type": "application/problem+json" }).end(refusal),
  "/find": (html, url) => html(200, `<div role="group"><a role="option" tabindex="-1" href="#ada">Ada ${url.searchParams.get("q")}</a><a role="option" tabindex="-1" href="#found-ben">Ben</a></div>`),
  "/people": (html) => html(200, '<div role="option" data-id="7" data-name="Rosa Brandt">Rosa Brandt</div><div role="option" data-id="8" data-name="Ross Li">Ross Li</div>'),
  "/preview": (html) => html(200, "<h1>Seen</h1>"),
  "/part": (html) => {
    const found = part.says;
    setTimeout(() => html(200, `<section id="part" data-live="job:1" data-hx-get="/part" data-hx-trigger="refresh" data-hx-swap="outerHTML">${found}</section>`), part.after);
  },
  "/slow": (html) => setTimeout(() => html(200, "done"), 300),
  "/apply": (html) => html(200, "<h1>Thank you</h1>"),
  "/list": (html, url) => html(200, `<title>Found</title><form id="filters" action="/list" data-autosubmit="results filters"><input class="input" id="q" name="q" aria-label="Search" value="${url.searchParams.get("q") ?? ""}"><label><input type="checkbox" name="urgent" value="1" ${url.searchParams.has("urgent") ? "checked" : ""}> Urgent</label></form><div id="results">${url.searchParams.get("urgent") ? "4 positions" : `about ${url.searchParams.get("q")}`}</div>`),
};

async function text(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Hands an upload to the tus server, so that the page's policy (one origin) is the real one; a break there is a break here. */
function forward(request, response, uploads) {
  const onward = call(new URL(request.url, uploads), { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
