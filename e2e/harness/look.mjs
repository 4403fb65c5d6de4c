// Looks at a page as the people do who have to live with it: axe in light and dark, no sideways scroll, a picture of both.

import AxeBuilder from "@axe-core/playwright";
import { fileURLToPath } from "node:url";

const screenshots = fileURLToPath(new URL("../screenshots/", import.meta.url));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const CONTRAST = ["color-contrast", "link-in-text-block"];

/** Every fault of the page as one sentence; pictures go to screenshots/<project>/<name>-<theme>.png. */
export async function faults(page, project, name) {
  // axe waits for timers, which a browser without JavaScript never runs.
  const scripted = !(await page.evaluate(() => matchMedia("(scripting: none)").matches));
  if (scripted) return look(page, project, name);
  const copy = await scriptedCopy(page, project);
  try {
    return await look(copy, project, name);
  } finally {
    await copy.context().close();
  }
}

async function look(page, project, name) {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    // The theme changes colours and nothing else, so the second look is at contrast alone.
    // As one script in the page: there is no frame from elsewhere to look into, and no second page to open for it.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === "light" ? axe.withTags(RULES) : axe.withRules(CONTRAST)).analyze();
    for (const { id, help, nodes } of violations) {
      const places = nodes.slice(0, 5).map((node) => node.target.join(" "));
      const more = nodes.length > 5 ? ` and ${nodes.length - 5} more` : "";
      found.push(`${colorScheme}: ${help} (${id}) at ${places.join(", ")}${more}`);
    }
    const path = `${screenshots}${project.name}/${name}-${colorScheme}.png`;
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: null });
  found.push(...(await sideways(page)));
  return found;
}

async function sideways(page) {
  const { width } = page.viewportSize();
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  if (content <= width) return [];
  const widest = await page.evaluate((limit) => {
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > limit + 0.5);
    return beyond.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  }, width);
  return [`The page scrolls sideways: ${content} px on ${width} px, by ${widest.join(", ")}`];
}

/** The page as a visitor without JavaScript sees it, in a browser that has it: its scripts gone, its noscript parts shown. */
async function scriptedCopy(page, { use: { viewport, isMobile, hasTouch, locale, timezoneId, contextOptions } }) {
  const html = (await page.content()).replace(/<script\b.*?<\/script>/gs, "").replace(/<\/?noscript[^>]*>/g, "");
  const url = page.url();
  const storageState = await page.context().storageState();
  const options = { ...contextOptions, viewport, isMobile, hasTouch, locale, timezoneId, storageState };
  const context = await page.context().browser().newContext(options);
  const copy = await context.newPage();
  await copy.route(
    (address) => address.href === url,
    (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await copy.goto(url);
  return copy;
}
