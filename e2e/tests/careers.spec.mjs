// The careers site as people of three languages see it, on a phone and at a desk, in light and dark.

import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

/** Address of the first posting in a language, from the feed that programs read. */
async function posting(bole, language) {
  const feed = await (await fetch(`${bole.url}/jobs.json`)).json();
  return feed.items.find((item) => item._bole.language === language).url;
}

for (const [lang, prefix] of [["en", "en"], ["de", "de"], ["zh-Hans", "zh"]]) {
  test(`every public page in ${lang}`, async ({ bole, page, everyPage }) => {
    await page.goto(`${bole.url}/jobs?lang=${lang}`);
    await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${prefix}`));
    await expect(page.locator(".job")).toHaveCount(18);
    await everyPage(page, `careers-list-${lang}`);

    const address = await posting(bole, lang);
    await page.goto(`${address}?lang=${lang}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await everyPage(page, `careers-posting-${lang}`);

    await page.goto(`${address}/apply?lang=${lang}`);
    await everyPage(page, `careers-apply-${lang}`);
    await page.goto(`${bole.url}/how-we-hire?lang=${lang}`);
    await everyPage(page, `careers-how-we-hire-${lang}`);
    await page.goto(`${bole.url}/privacy?lang=${lang}`);
    await everyPage(page, `careers-privacy-${lang}`);
    await page.goto(`${bole.url}/status?lang=${lang}`);
    await everyPage(page, `careers-status-renewal-${lang}`);
  });
}

test("the list can be searched, filtered and shared by its address, without a script", async ({ bole, visitor }) => {
  const page = await visitor({ javaScriptEnabled: false, locale: "en-GB" });
  await page.goto(`${bole.url}/jobs?urgent=true`);
  await expect(page.locator(".job")).toHaveCount(4);
  await page.goto(`${bole.url}/jobs?q=kernel`);
  await expect(page.locator(".job", { hasText: /kernel/i })).not.toHaveCount(0);
  expect(await page.locator(".job").count()).toBeLessThan(18);
});

test("a long word in a title breaks and nothing scrolls sideways", async ({ bole, page }) => {
  for (const path of ["/jobs?lang=en", "/embed/jobs?lang=en"]) {
    await page.goto(`${bole.url}${path}`);
    await page.locator(".job h3 a").first().evaluate((link) => (link.textContent = "Rechtsschutzversicherungsgesellschaften (m/w/d)"));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, path).toBe(0);
  }
});

test("no cookie and no script are needed to read", async ({ bole, visitor }) => {
  const page = await visitor({ javaScriptEnabled: false, locale: "de-DE" });
  const address = await posting(bole, "de");
  const answer = await page.goto(address);
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  await expect(page.locator("html")).toHaveAttribute("lang", /^de/);
  expect(await page.context().cookies()).toEqual([]);
});
