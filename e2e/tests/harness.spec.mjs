// The checks themselves: each must find the fault it is there for, and nothing on a good page.

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scores } from "../harness/lighthouse.mjs";
import { faults } from "../harness/look.mjs";
import { test, expect } from "../harness/test.mjs";
import { watch } from "../harness/watch.mjs";

const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="description" content="A page that has nothing wrong with it">
<meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg" type="image/svg+xml">`;
const body = `</head><body><main><h1>A page</h1><p>Good morning.</p>`;
const good = `${head}${body}</main></body></html>`;
const dark = `<link rel="stylesheet" href="/dark.css">`;
const texts = {
  "/good": good,
  "/unlabelled": good.replace("<p>", `<input type="text"><p>`),
  "/dark": good.replace("</head>", `${dark}</head>`),
  "/wide": good.replace("<p>", `<p class="wide">`).replace("</head>", `<link rel="stylesheet" href="/wide.css"></head>`),
  "/script": good.replace("</main>", `<script src="/broken.js"></script></main>`),
  "/elsewhere": good.replace("</main>", `<img src="http://localhost:9/x.png" alt=""></main>`),
};
const files = {
  "/icon.svg": [`<svg xmlns="http://www.w3.org/2000/svg"/>`, "image/svg+xml"],
  "/dark.css": [`@media (prefers-color-scheme: dark) { body { background: #222; color: #333; } }`, "text/css"],
  "/wide.css": [`.wide { inline-size: 2000px; }`, "text/css"],
  "/broken.js": [`nothing.there();`, "text/javascript"],
  "/robots.txt": ["User-agent: *\nAllow: /\n", "text/plain"],
};

const server = createServer((request, response) => {
  const [text, type] = files[request.url] ?? [texts[request.url], "text/html; charset=utf-8"];
  response.writeHead(text ? 200 : 404, { "content-type": type, "content-security-policy": "script-src 'self'; style-src 'self'" });
  response.end(text);
});
let origin;
test.beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
});
test.afterAll(() => server.close());

// With and without JavaScript, since visitors come both ways.
for (const javaScriptEnabled of [true, false]) {
  test(`a good page has no fault, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({ visitor }, info) => {
    const page = await visitor({ javaScriptEnabled });
    await page.goto(`${origin}/good`);
    expect(await faults(page, info.project, "harness-good")).toEqual([]);
  });

  test(`axe finds a field without a label, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({ visitor }, info) => {
    const page = await visitor({ javaScriptEnabled });
    await page.goto(`${origin}/unlabelled`);
    expect((await faults(page, info.project, "harness-unlabelled")).join("\n")).toContain("(label)");
  });
}

test("axe finds poor contrast that only the dark theme has", async ({ page }, info) => {
  await page.goto(`${origin}/dark`);
  const found = await faults(page, info.project, "harness-dark");
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^dark: .*color-contrast/);
});

test("a page that scrolls sideways is found", async ({ page }, info) => {
  await page.goto(`${origin}/wide`);
  expect((await faults(page, info.project, "harness-wide")).join("\n")).toContain("sideways: 20");
});

test("script errors and requests to other hosts are found", async ({ browser }) => {
  const page = await browser.newPage();
  const watched = watch(page);
  await page.goto(`${origin}/script`);
  await page.goto(`${origin}/elsewhere`);
  const complaints = (await watched.finish()).join("\n");
  await page.close();
  expect(complaints).toContain("nothing is not defined");
  expect(complaints).toContain("asked for http://localhost:9/x.png");
});

test("the HTML validator finds what is not HTML", async ({}, info) => {
  test.skip(info.project.name !== "desktop", "the same at every width");
  const script = fileURLToPath(new URL("../validate.mjs", import.meta.url));
  const check = (html) => {
    const folder = mkdtempSync(join(tmpdir(), "bole-html-"));
    if (html) writeFileSync(join(folder, "page.html"), html);
    return spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  };
  expect(check(good)).toMatchObject({ status: 0, stdout: "HTML validator: 1 pages, 0 faults\n" });
  const bad = check(good.replace("<p>", "<p><div>"));
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain("page.html");
  expect(check("").status, "an empty folder proves nothing").toBe(1);
});

test("Lighthouse gives a good page 100 and a poor one less", async ({}, info) => {
  test.skip(info.project.name !== "desktop", "Lighthouse chooses its own width");
  expect(await scores(`${origin}/good`)).toEqual({ performance: 100, accessibility: 100, "best-practices": 100, seo: 100, why: [] });
  const poor = await scores(`${origin}/unlabelled`);
  expect(poor.accessibility).toBeLessThan(100);
  expect(poor.why).not.toEqual([]);
});

test("the mail server shows what was sent", async ({ mail }) => {
  const lines = ["EHLO test", "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.org>", "DATA", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHello\r\n.", "QUIT"];
  const socket = createConnection(mail.port, "127.0.0.1");
  for await (const bytes of socket) {
    // A line with a space after its code ends a reply (RFC 5321, section 4.2.1).
    if (/^\d{3} .*\r\n$/m.test(String(bytes)) && lines.length > 0) socket.write(`${lines.shift()}\r\n`);
  }
  expect(await mail.messageTo("b@example.org")).toMatchObject({ from: "a@example.com", subject: "Grüße", text: "Hello\n" });
});
