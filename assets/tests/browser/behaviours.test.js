// The behaviours in a real Chromium (CHROMIUM, else /usr/bin/chromium), under the product's policy. Needs `npm run build` first.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { part, start } from "./server.js";
import { tusServer } from "../tus-server.js";

let browser, server, uploads, context, page, complaints;
const troubles = [];

before(async () => {
  uploads = await tusServer(troubles);
  server = await start(uploads.endpoint);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser.close();
  await server.stop();
  await uploads.stop();
});
beforeEach(async () => {
  server.asked.length = troubles.length = 0;
  complaints = [];
  context = await browser.newContext();
  page = await open("app");
});
afterEach(async () => {
  await context.close();
  // A refused move or upload is logged by the browser as such; anything else, a breach of the policy above all, is a fault.
  assert.deepEqual(complaints.filter((text) => !/status of (409|422|503|404)/.test(text)), []);
});

async function open(name) {
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${server.address}/${name}.html`);
  return page;
}

const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);
const column = (n) => page.locator(".column").nth(n - 1);
const eventually = async (read, expected) => {
  for (let i = 0; i < 40; i++) {
    if ((await read()) === expected) return;
    await page.waitForTimeout(50);
  }
  assert.equal(await read(), expected);
};

test("a card dragged to another stage is there, is told to the server, and brings its undo", async () => {
  await page.dragAndDrop('[data-name="Ada"]', ".column:nth-of-type(2) ul");
  await page.locator(".toast", { hasText: "Moved." }).waitFor();
  assert.match(await column(2).innerText(), /Review 2[\s\S]*Ada/);
  assert.deepEqual(server.asked, ["POST /move/ok stage_id=s2&version=1"]);
  await eventually(() => page.locator("#said").textContent(), "Ada is in Review.");
});

test("a card the server refuses goes back, with the server's reason", async () => {
  await page.dragAndDrop('[data-name="Ben"]', ".column:nth-of-type(2) ul");
  await page.locator(".toast.failure").waitFor();
  assert.match(await page.locator(".toast.failure").innerText(), /Ben was moved by Hari a minute ago\./);
  assert.match(await column(1).innerText(), /Applied 2[\s\S]*Ada[\s\S]*Ben/);
  await page.click(".toast.failure [data-close]");
  assert.equal(await page.locator(".toast").count(), 0);
});

test("the board goes without a mouse: j, arrows, m and a digit, z", async () => {
  await page.keyboard.press("j");
  assert.equal(await focused(), "Ada");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Ben");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Cho");
  await page.keyboard.press("m");
  assert.equal(await page.locator("[data-move-name]").innerText(), "Cho");
  await page.keyboard.press("1");
  await page.locator(".toast").waitFor();
  assert.match(await column(1).innerText(), /Applied 3[\s\S]*Cho/);
  assert.equal(await focused(), "Cho");
  await page.evaluate(() => document.addEventListener("click", (event) => (window.clicked = event.target.textContent)));
  await page.keyboard.press("z");
  assert.equal(await page.evaluate(() => window.clicked), "Undo");
});

test("an arrow begins with the first card", async () => {
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Ada");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Cho");
});

test("who was moved by key keeps the focus when their card comes anew; whoever stood beside them has it when it goes", async () => {
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("m");
  await page.keyboard.press("1");
  await page.locator(".toast").waitFor();
  assert.equal(await page.locator("#card-cho").getAttribute("data-version"), "2");
  assert.equal(await focused(), "Cho");
  await page.keyboard.press("j");
  assert.equal(await focused(), "Ada");
  await page.keyboard.press("k");
  await page.evaluate(() => {
    const board = document.getElementById("board").cloneNode(true);
    board.querySelector("#card-cho").remove();
    window.htmx.swap("#board", board.outerHTML, { swapStyle: "outerHTML" });
  });
  await eventually(() => page.evaluate(() => document.activeElement.id), "cards-s2");
});

test("z asks about what was done last where no toast offers it", async () => {
  await page.keyboard.press("z");
  await page.locator("dialog:modal", { hasText: "Undo what you did last?" }).waitFor();
  assert.deepEqual(server.asked, ["GET /undo?back=%2Fapp.html"]);
});

test("nobody is dropped among the hired: it is asked into which opening, by pointer and by key", async () => {
  await page.dragAndDrop('[data-name="Ada"]', ".column:nth-of-type(3) ul");
  await page.locator("dialog:modal", { hasText: "Hire them?" }).waitFor();
  assert.match(await column(1).innerText(), /Applied 2[\s\S]*Ada/);
  assert.deepEqual(server.asked, ["GET /move/hire?back=%2Fapp.html"]);
  await page.click("dialog:modal [data-close]");
  assert.equal(await page.locator("dialog[open], .toast").count(), 0);
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await page.keyboard.press("3");
  await page.locator("dialog:modal", { hasText: "Hire them?" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "Ben");
});

test("r and w ask about the card with the focus; m and r about those picked, while somebody is", async () => {
  const asks = async (key, words) => {
    await page.keyboard.press(key);
    await page.locator("dialog:modal", { hasText: words }).waitFor();
    await page.keyboard.press("Escape");
  };
  await page.keyboard.press("j");
  await asks("r", "Reject them?");
  await asks("w", "Withdrew?");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await asks("m", "Many?");
  await asks("r", "Many?");
  assert.deepEqual(server.asked.slice(-2), ["POST /many ids=1&ids=2&all=&expected=&act=move", "POST /many ids=1&ids=2&all=&expected=&act=reject"]);
});

test("who was put back is named by the address, and has the focus", async () => {
  await page.goto(`${server.address}/app.html#card-ben`);
  await page.reload();
  await eventually(focused, "Ben");
});

test("single keys rest in fields and when switched off", async () => {
  await page.keyboard.press("/");
  assert.equal(await focused(), "search");
  await page.keyboard.type("jr");
  assert.equal(await page.inputValue("#search"), "jr");
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.body.dataset.singleKeys = "off"));
  await page.keyboard.press("r");
  await page.keyboard.press("j");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
});

test("g j goes to a place and ? shows the keys of this page", async () => {
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  assert.equal(new URL(page.url()).hash, "#jobs");
  await page.keyboard.press("?");
  const sheet = await page.locator("#shortcuts").innerText();
  assert.match(sheet, /Reject…\s+R/);
  assert.match(sheet, /Go to\s+Jobs\s+G\s*J/);
});

test("picking counts, takes ranges, and can mean all that match", async () => {
  assert.equal(await page.locator(".bulk").isVisible(), false);
  await page.check("[aria-label='Select Ada']");
  assert.equal(await page.locator("[data-picked]").innerText(), "1 person");
  await page.click("[aria-label='Select Cho']", { modifiers: ["Shift"] });
  assert.equal(await page.locator("[data-picked]").innerText(), "3 people");
  await page.click("[data-pick-all]");
  assert.equal(await page.locator("[data-picked]").innerText(), "1,312 people");
  assert.deepEqual(await page.evaluate(() => ["all", "expected"].map((name) => document.querySelector(`[name=${name}]`).value)), ["1", "1312"]);
  await page.uncheck("[aria-label='Select Ben']");
  assert.equal(await page.inputValue("[name=all]"), "");
  await page.click("[data-pick-none]");
  assert.equal(await page.locator(".bulk").isVisible(), false);
});

test("a question opens in a dialog and gives the focus back", async () => {
  await page.click("#reject");
  await page.locator("dialog:modal", { hasText: "Reject Ada?" }).waitFor();
  await page.click("dialog [data-close]");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await focused(), "Reject…");
});

test("Ctrl K finds as one types, arrows choose, Enter goes", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zhang");
  await page.locator('[role="option"]', { hasText: "Ada zhang" }).waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).textContent), "Ben");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#found-ben");
  assert.equal(await page.locator("#palette").isVisible(), false);
});

test("@ offers people, and the one taken is named and told", async () => {
  await page.click("textarea[name=text]");
  await page.keyboard.type("Ask @ro");
  await page.locator(".suggest").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("textarea[name=text]"), "Ask @Rosa Brandt ");
  assert.equal(await page.inputValue("input[name=mention]"), "7");
  await page.keyboard.type("x");
  assert.equal(await page.locator("#used").innerText(), "18 / 50");
});

test("a second press sends nothing", async () => {
  await page.evaluate(() => {
    const form = document.getElementById("once");
    form.requestSubmit(form.querySelector("button"));
    form.requestSubmit(form.querySelector("button"));
  });
  assert.equal(await page.locator("#once button").innerText(), "Sending…");
  await page.waitForTimeout(500);
  assert.deepEqual(server.asked, ["POST /slow"]);
});

test("a menu closes with Escape and by looking elsewhere", async () => {
  await page.click("summary");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("details[open]").count(), 0);
  assert.equal(await focused(), "More");
  await page.click("summary");
  await page.click("h1");
  assert.equal(await page.locator("details[open]").count(), 0);
});

test("what is written is previewed", async () => {
  await page.fill("textarea[name=body]", "# Seen");
  await page.locator("#pane h1").waitFor();
  assert.deepEqual(server.asked, ["POST /preview body=%23+Seen"]);
});

test("three tabs share one stream, each hears of a change, and the next takes over", async () => {
  const others = [await open("app"), await open("app")];
  await eventually(async () => server.publish("candidates"), 1);
  server.publish("job:1", 5);
  for (const tab of [page, ...others]) await tab.locator("#part", { hasText: "new" }).waitFor();
  await page.close();
  page = others[0];
  await eventually(async () => server.publish("candidates", 6), 1);
});

test("what changes while a part is on its way is fetched as well", async () => {
  part.after = 900;
  await eventually(async () => server.publish("job:1"), 1);
  await eventually(async () => server.asked.filter((line) => line === "GET /part").length, 1);
  Object.assign(part, { says: "newer", after: 0 });
  server.publish("job:1", 2);
  await page.locator("#part", { hasText: "newer" }).waitFor({ timeout: 5000 });
  part.says = "new";
});

test("a stale part is fetched although other changes never cease", async () => {
  await eventually(async () => server.publish("candidates"), 1);
  const noise = setInterval(() => server.publish("candidates"), 100);
  server.publish("job:1", 2);
  await page.locator("#part", { hasText: "new" }).waitFor({ timeout: 3000 }).finally(() => clearInterval(noise));
});

test("a part somebody writes in waits until they are done", async () => {
  await page.evaluate(() => (document.getElementById("part").innerHTML = '<input id="words" aria-label="Words">'));
  await page.fill("#words", "half a");
  await eventually(async () => server.publish("job:1"), 1);
  await page.waitForTimeout(500);
  assert.equal(await page.inputValue("#words"), "half a");
  await page.click("h1");
  await page.locator("#part", { hasText: "new" }).waitFor();
});

test("filters send themselves, the address follows, the caret stays", async () => {
  page = await open("careers");
  await page.check("[name=urgent]");
  await page.locator("#results", { hasText: "4 positions" }).waitFor();
  assert.equal(new URL(page.url()).search, "?urgent=1");
  assert.equal(await page.evaluate(() => document.activeElement.name), "urgent");
  await page.uncheck("[name=urgent]");
  await page.click("#q");
  await page.keyboard.type("rust");
  await page.locator("#results", { hasText: "about rust" }).waitFor();
  await page.keyboard.type("y");
  assert.equal(await page.inputValue("#q"), "rusty");
});

const cv = (bytes, name = "Lebenslauf.pdf") => ({ name, mimeType: "application/pdf", buffer: Buffer.alloc(bytes, 7) });

test("a file goes ahead of the form, over a connection that drops, and the form carries its id", async () => {
  page = await open("careers");
  troubles.push(null, "drop", null);
  await page.setInputFiles("[name=resume]", cv(900_000));
  await page.locator('[data-when="stored"]', { hasText: "Lebenslauf.pdf" }).waitFor();
  const id = await page.inputValue("[name=resume_upload]");
  assert.equal(uploads.uploads.get(id).data.length, 900_000);
  await page.click("#apply .button");
  await page.locator("h1", { hasText: "Thank you" }).waitFor();
  assert.match(server.asked.at(-1), new RegExp(`name="resume_upload"\\s+${id}\\s`));
});

test("a form sent while its file is on the way waits for it", async () => {
  page = await open("careers");
  troubles.push(null, 503, null);
  await page.setInputFiles("[name=resume]", cv(900_000));
  await page.click("#apply .button");
  await page.locator("h1", { hasText: "Thank you" }).waitFor();
  assert.match(server.asked.at(-1), /name="resume_upload"\s+\d+\s/);
  assert.equal(server.asked.length, 1);
});

test("a file that is too large, empty or refused is said so, and the form still asks for one", async () => {
  page = await open("careers");
  await page.setInputFiles("[name=resume]", cv(3_000_001, "Mappe.pdf"));
  assert.equal(await page.locator("[data-upload-error]").innerText(), "Mappe.pdf is too large.");
  await page.setInputFiles("[name=resume]", cv(0));
  assert.equal(await page.locator("[data-upload-error]").innerText(), "Lebenslauf.pdf is empty.");
  troubles.push({ status: 422, problem: { detail: "This PDF needs a password to open." } });
  await page.setInputFiles("[name=resume]", cv(10));
  await page.locator("[data-upload-error]", { hasText: "needs a password" }).waitFor();
  assert.equal(await page.evaluate(() => document.getElementById("apply").checkValidity()), false);
});
