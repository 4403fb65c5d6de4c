// HTTP/1.1 allows six connections to a host. Ten tabs of one browser share one stream of events, and every one of them hears.

import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

const TABS = 10;

test("ten tabs share one stream, all hear of a change, and another takes over when the one that held it closes", async ({ bole, page, request }, info) => {
  test.skip(info.project.use.isMobile, "nobody opens ten tabs on a phone");
  test.setTimeout(120_000);
  const api = { authorization: `Bearer ${bole.api_token}` };
  const { items } = await (await request.get(`${bole.url}/api/v1/jobs?state=open&limit=1`, { headers: api })).json();
  const job = `${bole.url}/api/v1/jobs/${items[0].id}`;

  const { email, password } = bole.signIn("owner");
  await page.goto(`${bole.url}/app/sign-in`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);

  const context = page.context();
  /** The streams that are open. */
  const streams = new Set();
  const isStream = (asked) => new URL(asked.url()).pathname === "/app/live";
  context.on("request", (asked) => isStream(asked) && streams.add(asked));
  for (const event of ["requestfinished", "requestfailed"]) context.on(event, (asked) => streams.delete(asked));

  const board = `${bole.url}/app/jobs/${items[0].id}`;
  const tabs = [];
  await page.goto("about:blank");
  while (tabs.length < TABS) {
    const tab = await context.newPage();
    // The tenth page loads as the first did: the streams have not eaten the connections.
    await tab.goto(board);
    tabs.push(tab);
  }
  await expect.poll(() => streams.size).toBe(1);

  const change = async (urgent) => {
    const found = await request.get(job, { headers: api });
    const headers = { ...api, "if-match": found.headers().etag };
    expect((await request.patch(job, { headers, data: { urgent } })).status()).toBe(200);
  };
  const hears = async (tab) => {
    const asks = (answer) => answer.url().startsWith(board) && answer.request().headers()["hx-request"] === "true";
    await (await tab.waitForResponse(asks, { timeout: 30_000 })).finished();
  };
  const { urgent } = await (await request.get(job, { headers: api })).json();
  const first = tabs.map(hears);
  await change(!urgent);
  await Promise.all(first);
  expect(streams.size).toBe(1);

  const [held] = streams;
  const leader = held.frame().page();
  await leader.close();
  const left = tabs.filter((tab) => tab !== leader);
  await expect.poll(() => [...streams].filter((asked) => asked !== held).length).toBe(1);
  const second = left.map(hears);
  await change(urgent);
  await Promise.all(second);
});
