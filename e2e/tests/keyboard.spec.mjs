// A recruiter's morning without a mouse: nothing here clicks, hovers or touches.

import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

/** Presses Tab until something that fits has the focus. */
async function tabTo(page, fits, what) {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(fits)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${what}.`);
}

test("sign in, find a job, read, note, move, reject, take it back, act on many: by keys alone", async ({ bole, page, everyPage }, info) => {
  test.skip(info.project.use.isMobile, "a phone has no keys");
  test.setTimeout(180_000);
  const { email, password } = bole.signIn("recruiter");
  const keys = page.keyboard;

  await page.goto(`${bole.url}/app/sign-in`);
  await tabTo(page, () => document.activeElement?.id === "email", "the mail address");
  await keys.type(email);
  await tabTo(page, () => document.activeElement?.id === "password", "the password");
  await keys.type(password);
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/app\/today/);

  // The sheet says what the keys are.
  await keys.press("?");
  await expect(page.locator("dialog#shortcuts")).toBeVisible();
  await everyPage(page, "keyboard-sheet");
  await keys.press("Escape");
  await expect(page.locator("dialog#shortcuts")).toBeHidden();

  // Find or do: a job by its name.
  await keys.press("Control+k");
  await expect(page.locator("dialog:modal input[type=search], dialog:modal input[role=combobox]").first()).toBeFocused();
  await keys.type("Inference");
  await expect(page.locator("dialog:modal")).toContainText("Inference Kernels");
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/app\/(jobs\/[0-9a-f-]{36}|find)/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Inference Kernels");

  // The board: to a card, and on to the next stage.
  await keys.press("j");
  const card = await page.evaluate(() => document.activeElement.closest("[data-card]")?.id);
  expect(card, "j comes to a card").toBeTruthy();
  await keys.press("m");
  await expect(page.locator("dialog[data-move-dialog]")).toBeVisible();
  await keys.press("2");
  await expect(page.locator(`.column:nth-of-type(2) #${card}`)).toBeVisible();
  await expect(page.locator("#toasts [data-key=z]").first()).toBeVisible();
  await keys.press("z");
  await expect(page.locator(`.column:nth-of-type(1) #${card}`)).toBeVisible();

  // The person's page: a note, a tag, the next person and back.
  await keys.press("j");
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/app\/candidates\/[0-9a-f-]{36}/);
  const first = await page.getByRole("heading", { level: 1 }).innerText();
  await keys.press("n");
  await expect(page.locator("#body")).toBeFocused();
  await keys.type("Read without a mouse.");
  await tabTo(page, () => document.activeElement?.matches("form[action$='/notes'] button[type=submit]"), "the button of the note");
  await keys.press("Enter");
  await expect(page.locator("#notes")).toContainText("Read without a mouse.");
  await keys.press("t");
  await expect(page.locator("#tag")).toBeFocused();
  await keys.type("keyboard");
  await keys.press("Enter");
  await expect(page.locator("#tags")).toContainText("keyboard");
  await keys.press("j");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first);
  await keys.press("k");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);

  // Reject with a reason, and take it back.
  await keys.press("r");
  await expect(page.locator("dialog:modal select, main select#reason").first()).toBeVisible();
  await tabTo(page, () => document.activeElement?.id === "reason", "the reason");
  await keys.press("ArrowDown");
  await tabTo(page, () => document.activeElement?.matches("form[action$='/rejection'] button[type=submit]"), "the button that rejects");
  await keys.press("Enter");
  await expect(page.locator("main")).toContainText(/rejected/i);
  await expect(page.locator("#toasts [data-key=z]").first()).toBeVisible();
  await keys.press("z");
  await expect(page.locator("main .badge.info").first()).toBeVisible();

  // Go to places.
  for (const [key, path] of [["o", "outbox"], ["c", "candidates"], ["j", "jobs"], ["t", "today"]]) {
    await keys.press("g");
    await keys.press(key);
    await expect(page).toHaveURL(new RegExp(`/app/${path}`));
  }

  // Many at once: pick two in the list of people and tag them.
  await keys.press("g");
  await keys.press("c");
  await expect(page).toHaveURL(/\/app\/candidates/);
  await keys.press("j");
  await keys.press("x");
  await keys.press("j");
  await keys.press("x");
  await expect(page.locator("[data-pick]:checked")).toHaveCount(2);
  await everyPage(page, "keyboard-picked");
});
