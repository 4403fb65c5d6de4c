// What candidates read gets full marks: list, posting and form, in the company's three languages.

import { scores } from "../harness/lighthouse.mjs";
import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

const full = { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 };

for (const language of ["en", "de", "zh-Hans"]) {
  test(`Lighthouse gives list, posting and form 100 in ${language}`, async ({ bole }, info) => {
    test.skip(info.project.name !== "desktop", "Lighthouse chooses its own width");
    test.setTimeout(400_000);
    const feed = await (await fetch(`${bole.url}/jobs.json`)).json();
    const posting = new URL(feed.items.find((item) => item._bole.language === language).url).pathname;
    for (const path of ["/jobs", posting, `${posting}/apply`]) {
      expect.soft(await scores(`${bole.url}${path}?lang=${language}`), `${path} in ${language}`).toMatchObject(full);
    }
  });
}
