// The demo company answers, signs a recruiter in and sends no visitor elsewhere.

import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

test("the careers site shows the demo company's jobs", async ({ bole, page, everyPage }) => {
  await page.goto(bole.url);
  await expect(page).toHaveURL(/\/jobs/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await everyPage(page, "smoke-jobs");
});

test("the demo's recruiter can sign in", async ({ bole, page, everyPage }) => {
  const { email, password } = bole.signIn("recruiter");
  await page.goto(`${bole.url}/app/sign-in`);
  await everyPage(page, "smoke-sign-in");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);
});
