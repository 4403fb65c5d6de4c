// Every page of the recruiters' application, found by following links, in three languages, light and dark, on a phone and
// at a desk. A new page is looked at without a line here.

import { crawl } from "../harness/crawl.mjs";
import { read, signIn } from "../harness/sign-in.mjs";
import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

/** No page of their own, or no link leads there on an untouched demo; then another story looks at it. */
const elsewhere = {
  "/app/session": "answers without a page",
  "/app/undo": "behind the key z; looked at below",
  "/app": "leads to the page of today, or to a view of one's own",
  "/app/live": "a stream of events",
  "/app/sign-in": "smoke.spec.mjs",
  "/app/forgotten-password": "before sign-in",
  "/app/confirm": "asked before acts of owners",
  "/app/links/{token}": "comes by mail",
  "/app/documents/{document}": "a file",
  "/app/documents/{document}/picture": "a picture on the page of its person",
  "/app/jobs/{job}/columns/{stage}": "a part of the board",
  "/app/approvals/{approval}": "approval is off in the demo",
  "/app/candidates/{candidate}/timeline": "for those of whom there is more to tell than fits on their page",
  "/app/candidates/{candidate}/people": "names for the list that opens behind an @",
  "/app/notes/{note}": "for a note of one's own",
  "/app/import/{import}": "looked at below",
  "/app/import/{import}/columns": "looked at below",
  "/app/import/{import}/report.csv": "a file",
  "/app/settings/export/{id}": "a file, when somebody asked for it",
  "/app/batches/{batch}": "shown while an act on many runs",
};

/** For the file name of a picture. */
const name = (pattern) => pattern.replace(/[^a-z]+/g, "-").replace(/^-app-?|-$/g, "") || "home";

// They only look; two workers share the languages between them.
test.describe.configure({ mode: "parallel" });

let pages;

for (const language of ["en", "de", "zh-Hans"]) {
  test(`every page in ${language}`, async ({ bole, page, everyPage }) => {
    test.setTimeout(600_000);
    await signIn(page, bole, "owner", language);
    if (!pages) {
      const { found, missing } = await crawl(page, bole.url, ["/app", "/app/jobs"]);
      expect(missing.filter((path) => !(path in elsewhere)), "every page can be reached by links").toEqual([]);
      pages = [...found, ["/app/undo", "/app/undo"]].filter(([path]) => path !== "/app/jobs/{job}/columns/{stage}");
    }
    for (const [pattern, address] of pages) {
      await page.goto(`${bole.url}${address}`);
      await everyPage(page, `app-${name(pattern)}-${language}`);
    }
  });
}

test("a hiring manager's pages on their own jobs", async ({ bole, page, everyPage }) => {
  test.setTimeout(300_000);
  await signIn(page, bole, "hiring_manager", "de");
  const { found } = await crawl(page, bole.url, ["/app", "/app/jobs"]);
  expect([...found.keys()].filter((path) => path.startsWith("/app/settings")), "no settings of the company").toEqual([]);
  for (const pattern of ["/app", "/app/jobs", "/app/jobs/{job}", "/app/jobs/{job}/table", "/app/candidates/{candidate}"]) {
    await page.goto(`${bole.url}${found.get(pattern)}`);
    await everyPage(page, `manager-${name(pattern)}`);
  }
  await read(page, bole, "en");
});

test("an import, looked at in every step", async ({ bole, page, everyPage }, info) => {
  await signIn(page, bole, "recruiter", "de");
  await page.goto(`${bole.url}/app/import`);
  const mail = `karl.${info.project.name}@people.example`;
  const table = `Name;E-Mail;Land\r\nKarl Behrens;${mail};DE\r\nOhne Adresse;keine;\r\n`;
  await page.locator("#people").setInputFiles({ name: "leute.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.locator("form[action='/app/import/candidates'] button[type=submit]").click();
  await expect(page).toHaveURL(/\/columns/);
  await everyPage(page, "app-import-columns-de");
  await page.locator("form[method=post][action$='/columns'] button.primary").click();
  await expect(page).toHaveURL(/\/app\/import\/[0-9a-f-]{36}$/);
  await expect(async () => {
    await page.reload();
    await expect(page.locator("main")).toContainText("Karl Behrens");
  }).toPass();
  await everyPage(page, "app-import-report-de");
  await read(page, bole, "en");
});
