// Being hired from the board, and acting on those picked: by mouse and keys on a desk, by touch on a phone.

import { test, expect } from "../harness/test.mjs";
import { signIn } from "../harness/sign-in.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

/** The board of a job with people in play and an opening that is free. */
async function board(page, bole) {
  await page.goto(`${bole.url}/app/find?q=Inference`);
  await page.locator("main a", { hasText: "Inference Kernels" }).first().click();
  await expect(page.locator(".board [data-card][data-move-url]").first()).toBeVisible();
}

const question = (page) => page.locator("dialog:modal form[action$='/hire']");
const failure = (page) => page.locator(".toast.failure");

test("whoever is moved to the last stage is asked about, and comes back", async ({ bole, page, everyPage }, info) => {
  await signIn(page, bole, "recruiter");
  await board(page, bole);
  const card = page.locator(".board [data-card][data-move-url]").first();
  const name = await card.getAttribute("data-name");
  const id = await card.getAttribute("id");
  const hired = page.locator(".column[data-stage-kind=hired]");
  if (!info.project.use.isMobile) {
    // So wide that nothing scrolls under the pointer.
    await page.setViewportSize({ width: 2400, height: 900 });
    await card.dragTo(hired);
    await expect(question(page)).toContainText(`Hire ${name}?`);
    await question(page).locator("[data-close]").click();
    await expect(page.locator(`.column:not([data-stage-kind=hired]) #${id}`)).toBeVisible();
    await card.locator("a").first().focus();
    await page.keyboard.press("m");
    const last = await page.locator("[data-move-dialog] [data-to-stage]").count();
    await page.keyboard.press(String(last));
  } else {
    await card.locator("[data-move]").tap();
    await page.locator("[data-move-dialog] [data-to-stage]").last().tap();
  }
  await expect(question(page)).toContainText(`Hire ${name}?`);
  await expect(question(page).locator("#opening")).toBeVisible();
  await everyPage(page, "board-hire");
  await question(page).locator("button[type=submit]").click();
  await expect(page.locator(`.column[data-stage-kind=hired] #${id}`)).toBeVisible();
  // Undone, and the work goes on at the card.
  await page.locator("#toasts [data-key=z]").first().click();
  await expect(page.locator(`.column:not([data-stage-kind=hired]) #${id} a`).first()).toBeFocused();
  await expect(failure(page)).toHaveCount(0);
});

test("m and r mean those picked, and r the card with the focus", async ({ bole, page }, info) => {
  test.skip(info.project.use.isMobile, "a phone has no keys");
  await signIn(page, bole, "recruiter");
  await board(page, bole);
  const keys = page.keyboard;
  await keys.press("j");
  const name = await page.evaluate(() => document.activeElement.closest("[data-card]").dataset.name);
  await keys.press("r");
  await expect(page.locator("dialog:modal")).toContainText(`Reject ${name}?`);
  await keys.press("Escape");
  await keys.press("w");
  await expect(page.locator("dialog:modal")).toContainText(`Has ${name} withdrawn?`);
  await keys.press("Escape");
  for (let picked = 0; picked < 3; picked++) {
    await keys.press("x");
    await keys.press("j");
  }
  await expect(page.locator("[data-pick]:checked")).toHaveCount(3);
  await keys.press("m");
  await expect(page.locator("dialog:modal")).toContainText("Move 3 people?");
  await keys.press("Escape");
  await keys.press("r");
  await expect(page.locator("dialog:modal")).toContainText("Reject 3 people?");
});
