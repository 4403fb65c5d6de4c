// Signs somebody of the demo in, and has them read the pages in a language.

import { expect } from "@playwright/test";

export async function signIn(page, bole, role, language = "en") {
  const { email, password } = bole.signIn(role);
  await page.goto(`${bole.url}/app/sign-in?next=/app/me`);
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button[type=submit]").first().click();
  await read(page, bole, language);
}

/** Changes the language of whoever is signed in. */
export async function read(page, bole, language) {
  await page.goto(`${bole.url}/app/me`);
  await page.locator("select#language").selectOption(language);
  await page.locator("form[action='/app/me'] button[type=submit]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}
