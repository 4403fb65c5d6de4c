// The main job as three people live it: a recruiter publishes a job in two languages, somebody without JavaScript applies
// and sees where they stand, and a hiring manager reads, writes a note and moves them on.

import { signIn } from "../harness/sign-in.mjs";
import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");
test.describe.configure({ mode: "serial" });

/** Addresses and names that the three stories share; one set for each width, since both use one company. */
const shared = {};

test("the owner sets the mail server up", async ({ bole, mail, page, everyPage }) => {
  await signIn(page, bole, "owner");
  await page.goto(`${bole.url}/app/settings/mail`);
  await everyPage(page, "story-settings-mail");
  await page.locator("#host").fill("127.0.0.1");
  await page.locator("#port").fill(String(mail.port));
  await page.locator("input[name=security][value=none]").check();
  await page.locator("#from").fill("jobs@qianli.example");
  await page.locator("form[action='/app/settings/mail'] button[type=submit]").click();
  await page.locator("form[action='/app/settings/mail/test'] button").click();
  await expect(page.locator(".notice.good").first()).toBeVisible();
  await mail.messageTo(bole.signIn("owner").email);
});

test("a recruiter makes a job and publishes it in two languages", async ({ bole, page, everyPage }, info) => {
  const title = `Night Shift Librarian ${info.project.name}`;
  await signIn(page, bole, "recruiter");
  await page.goto(`${bole.url}/app/jobs/new`);
  await everyPage(page, "story-job-new");
  await page.locator("#title").fill(title);
  await page.locator("input[name=office]").first().check();
  const manager = page.locator("select#manager option", { hasText: "Hari" });
  await page.locator("select#manager").selectOption(await manager.first().getAttribute("value"));
  await page.locator("main form.settings-body .save-bar button[type=submit]").click();
  await expect(page).toHaveURL(/\/app\/jobs\/[0-9a-f-]{36}/);
  const job = page.url().match(/\/app\/jobs\/([0-9a-f-]{36})/)[1];
  shared[info.project.name] = { job, title };

  await page.goto(`${bole.url}/app/jobs/${job}/plan`);
  await page.locator("form[action$='/state'] input[value=open] + button").click();
  for (const [language, heading] of [["en", title], ["de", `Nachtbibliothek (m/w/d) ${info.project.name}`]]) {
    await page.goto(`${bole.url}/app/jobs/${job}/postings`);
    const begin = page.locator("form", { has: page.locator(`input[type=hidden][name=language][value=${language}]`) });
    await begin.locator("button").first().click();
    await page.locator("#title").fill(heading);
    await page.locator("#description").fill("You keep the **quiet** and know where everything is.\n\n- Shelves\n- Lamps");
    await page.locator("button[name=act][value=save]").click();
    await page.locator("input[name=when][value=now]").check();
    await page.locator("form[action$='/publication'] button.primary").click();
    await everyPage(page, `story-posting-editor-${language}`);
    const slug = (await page.locator("#slug").inputValue()).trim();
    shared[info.project.name][language] = slug;
    const live = await page.request.get(`${bole.url}/jobs/${slug}`);
    expect(live.status()).toBe(200);
  }
});

test("somebody without JavaScript applies with a PDF and sees where they stand", async ({ bole, mail, page, visitor, everyPage }, info) => {
  const { en: slug } = shared[info.project.name];
  const address = `nora.${info.project.name}@people.example`;
  await page.setContent("<h1>Nora Albrecht</h1><p>Librarian, twelve years, three languages.</p>");
  const resume = await page.pdf();

  const applicant = await visitor({ javaScriptEnabled: false, locale: "en-GB" });
  await applicant.goto(`${bole.url}/jobs/${slug}/apply?source=fair`);
  await everyPage(applicant, "story-apply");
  // Sent too early and without a file: the form comes back with everything typed.
  await applicant.locator("#name").fill("Nora Albrecht");
  await applicant.locator("#email").fill(address);
  await applicant.locator("main form[enctype] button[type=submit]").first().click();
  await expect(applicant.locator(".error-summary, .notice.warn").first()).toBeVisible();
  await expect(applicant.locator("#name")).toHaveValue("Nora Albrecht");
  await everyPage(applicant, "story-apply-again");
  await applicant.waitForTimeout(3500);
  await applicant.locator("#resume").setInputFiles({ name: "nora.pdf", mimeType: "application/pdf", buffer: resume });
  await applicant.locator("main form[enctype] button[type=submit]").first().click();
  await expect(applicant).toHaveURL(/\/applied/);
  await everyPage(applicant, "story-applied");

  const letter = await mail.messageTo(address, { seconds: 90 });
  const link = letter.text.match(/https?:\/\/\S+\/status\/\S+/)[0];
  await applicant.goto(link);
  await everyPage(applicant, "story-status");
  await expect(applicant.locator("main")).toContainText("nora.pdf");
  await expect(applicant.locator("main")).toContainText("Nora Albrecht");
});

test("a hiring manager reads, comments and moves somebody on to a hire", async ({ bole, page, everyPage }, info) => {
  const { job, title } = shared[info.project.name];
  await signIn(page, bole, "hiring_manager");
  await page.goto(`${bole.url}/app/jobs`);
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("link", { name: "Nora Albrecht" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nora Albrecht");
  await expect(page.locator("main")).toContainText("nora.pdf");
  await everyPage(page, "story-manager-candidate");

  await page.locator("#body").fill("Twelve years of quiet. I would like to meet her.");
  await page.locator("form[action$='/notes'] button[type=submit]").click();
  await expect(page.locator("#notes")).toContainText("Twelve years of quiet");

  // To the stage before the last one, then into the opening.
  const stages = page.locator("form[action$='/stage'] button[name=stage_id]");
  await page.locator("details.menu summary", { hasText: "Move" }).first().click();
  await stages.filter({ hasText: /offer/i }).first().click();
  await expect(page.locator("main")).toContainText(/Offer/);
  await page.locator("a[href*='/hire']").first().click();
  await page.locator("form[action$='/hire'] button[type=submit]").click();
  await expect(page.locator("main")).toContainText(/hired/i);
  await everyPage(page, "story-manager-hired");

  // The only opening is taken: the job is filled and its posting gone for good.
  await page.goto(`${bole.url}/app/jobs/${job}/plan`);
  await expect(page.locator("main")).toContainText(/filled/i);
  for (const language of ["en", "de"]) {
    const gone = await page.request.get(`${bole.url}/jobs/${shared[info.project.name][language]}`);
    expect(gone.status()).toBe(410);
  }
});
