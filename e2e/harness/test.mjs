// What specs import: Playwright's test with the demo company, a mail server, visitors whose pages are watched, and everyPage.
//
//   import { test, expect } from "../harness/test.mjs";
//   test("a visitor reads a posting", async ({ bole, page, everyPage }) => {
//     await page.goto(`${bole.url}/jobs`);
//     await everyPage(page, "jobs-en");
//   });

import { test as base, expect } from "@playwright/test";
import { startBole } from "./bole.mjs";
import { faults } from "./look.mjs";
import { startMailServer } from "./mail.mjs";
import { watch } from "./watch.mjs";

export { expect };

export const test = base.extend({
  /** The demo company: {url, api_token, sign_ins, signIn(role)}; one for all tests of a worker. */
  bole: [
    async ({}, use) => {
      const bole = await startBole();
      await use(bole);
      await bole.stop();
    },
    { scope: "worker", timeout: 330_000 },
  ],

  /** An SMTP server without sign-in or encryption: {port, received(), messageTo(address)}. */
  mail: [
    async ({}, use) => {
      const mail = await startMailServer();
      await use(mail);
      await mail.stop();
    },
    { scope: "worker" },
  ],

  /** visitor(options) opens a page in a browser profile of its own, as another person; options as for browser.newContext. */
  visitor: async ({ browser, contextOptions, viewport, isMobile, hasTouch, locale, timezoneId }, use) => {
    const visits = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, viewport, isMobile, hasTouch, locale, timezoneId, ...options });
      const page = await context.newPage();
      visits.push({ context, watched: watch(page) });
      return page;
    });
    const complaints = [];
    for (const { context, watched } of visits) {
      complaints.push(...(await watched.finish()));
      await context.close();
    }
    expect(complaints, "nothing goes wrong on any page").toEqual([]);
  },

  /** The first visitor. */
  page: async ({ visitor, javaScriptEnabled }, use) => use(await visitor({ javaScriptEnabled })),

  /** everyPage(page, name) fails when axe finds anything in light or dark or the page scrolls sideways; keeps pictures. */
  everyPage: async ({}, use, info) => {
    await use(async (page, name) => {
      expect.soft(await faults(page, info.project, name), `${name} at ${page.url()}`).toEqual([]);
    });
  },
});
