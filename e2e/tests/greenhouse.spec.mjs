// Two clients written by others for Greenhouse's job boards read ours, and see what /jobs.json says.
//
//   greenhouse-jobboard-js              is given the HTTP client that it asks with; ours knows where Greenhouse is
//   gatsby-source-greenhouse-job-board  runs in a process whose connections lead to our server (clients/gatsby-source.mjs)

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { JobBoardClientV1 } from "greenhouse-jobboard-js";
import { test, expect } from "../harness/test.mjs";

test.skip(!process.env.BOLE, "BOLE names no binary that can show the demo company");

// No page is looked at, so one width is enough.
test.beforeEach(({}, info) => test.skip(info.project.name !== "desktop"));

const json = async (url) => (await fetch(url)).json();
const byId = (one, other) => one.id - other.id;
const source = "?source=greenhouse_api";

/** What the JSON feed says, by address. */
async function feed(bole) {
  const { items } = await json(`${bole.url}/jobs.json`);
  expect(items.length).toBeGreaterThan(30);
  return new Map(items.map((item) => [item.url, item]));
}

function board(bole) {
  const get = (url) => json(`${bole.url}/compat/greenhouse${url.pathname}${url.search}`);
  return new JobBoardClientV1({ boardToken: "demo", client: { get } });
}

/** HTML that was made text, as a careers page makes it HTML again. */
const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Each job is an item of the feed, and every item is a job. */
function expectFeed(jobs, items) {
  expect(jobs.map((job) => job.absolute_url).sort()).toEqual([...items.keys()].map((url) => url + source).sort());
  for (const job of jobs) {
    const item = items.get(job.absolute_url.replace(source, ""));
    const said = {
      title: job.title,
      language: job.language,
      reference: job.requisition_id,
      published: Date.parse(job.first_published),
      modified: Date.parse(job.updated_at),
      urgent: job.metadata.find((field) => field.name === "Urgent").value,
      html: unescape(job.content),
    };
    expect(said).toEqual({
      title: item.title,
      language: item.language,
      reference: item._bole.job,
      published: Date.parse(item.date_published),
      modified: Date.parse(item.date_modified),
      urgent: item._bole.urgent,
      html: item.content_html,
    });
  }
}

/** Which jobs each department holds, by its id: as their list says, and as the jobs themselves do. */
const holds = (groups, jobsOf) => Object.fromEntries(groups.map((group) => [group.id, jobsOf(group).sort()]));
function held(jobs, groupsOf) {
  const groups = {};
  for (const job of jobs) {
    const ids = groupsOf(job).map((group) => group.id);
    for (const id of ids.length ? ids : [0]) (groups[id] ??= []).push(job.id);
  }
  for (const ids of Object.values(groups)) ids.sort();
  return groups;
}

test("greenhouse-jobboard-js reads jobs and departments", async ({ bole }) => {
  const items = await feed(bole);
  const client = board(bole);

  const jobs = await client.getJobListWithContent();
  expectFeed(jobs, items);
  const brief = await client.getJobList();
  expect(brief.map((job) => job.id)).toEqual(jobs.map((job) => job.id));
  expect(brief[0].content).toBeUndefined();

  const [first] = jobs;
  expect(await client.getJob(first.id)).toEqual(first);
  const asked = await client.getJobWithQuestions(first.id);
  const fields = asked.questions.flatMap((question) => question.fields.map((field) => field.name));
  expect(fields).toEqual(expect.arrayContaining(["first_name", "last_name", "email", "phone", "resume", "resume_text"]));

  const departments = await client.getDepartmentList();
  const ids = (department) => department.jobs.map((job) => job.id);
  const none = departments.find((department) => department.id === 0);
  expect(none.name).toBe("No Department");
  const named = departments.filter((department) => department.jobs.length);
  expect(holds(named, ids)).toEqual(held(jobs, (job) => job.departments));
  const tree = await client.getDepartmentTree();
  expect(tree.map(({ id, name }) => ({ id, name }))).toEqual(departments.map(({ id, name }) => ({ id, name })));
  expect(await client.getDepartmentAsListItem(named[0].id)).toEqual(named[0]);
  expect(await client.getDepartmentAsTreeNode(named[0].id)).toEqual(tree.find((one) => one.id === named[0].id));

  // The feed's tags are the department and the places, in the language of the text.
  for (const job of jobs) {
    const { tags } = items.get(job.absolute_url.replace(source, ""));
    const names = [...job.departments, ...job.offices].map((one) => one.name);
    expect(tags).toEqual(expect.arrayContaining(names));
  }

  const elsewhere = new JobBoardClientV1({ boardToken: "nobody", client: { get: (url) => json(`${bole.url}/compat/greenhouse${url.pathname}`) } });
  expect(await elsewhere.getJobList(), "the client knows our 404").toEqual([]);
});

test("gatsby-source-greenhouse-job-board builds its nodes from jobs, departments and offices", async ({ bole }) => {
  const items = await feed(bole);
  const run = promisify(execFile);
  const script = new URL("../clients/gatsby-source.mjs", import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, bole.url, "demo"], { maxBuffer: 64 * 1024 * 1024 });
  const nodes = JSON.parse(stdout);
  const of = (type) => nodes.filter((node) => node.internal.type === `Greenhouse${type}`);

  const jobs = of("Job");
  expectFeed(jobs, items);
  expect(jobs.every((job) => job.questions.length >= 5)).toBe(true);

  // Links go both ways: what a department or an office lists is what its jobs say of themselves.
  for (const type of ["Department", "Office"]) {
    const field = `${type.toLowerCase()}s___NODE`;
    const groups = of(type);
    expect(groups.length).toBeGreaterThan(1);
    for (const group of groups) {
      const own = jobs.filter((job) => (job[field] ?? []).includes(group.id)).map((job) => job.id);
      expect((group.jobs___NODE ?? []).sort(), group.name).toEqual(own.sort());
    }
  }
  const offices = await json(`${bole.url}/compat/greenhouse/v1/boards/demo/offices`);
  expect(of("Office").map((office) => office.name).sort()).toEqual(
    offices.offices.filter((office) => office.id).map((office) => office.name).sort(),
  );
});

test("pay is the pay of the feed, in cents", async ({ bole }) => {
  const items = await feed(bole);
  const { jobs } = await json(`${bole.url}/compat/greenhouse/v1/boards/demo/jobs?pay_transparency=true`);
  const paid = jobs.filter((job) => job.pay_input_ranges.length);
  expect(paid.length).toBeGreaterThan(0);
  for (const job of jobs.sort(byId)) {
    const { pay } = items.get(job.absolute_url.replace(source, ""))._bole;
    const [range] = job.pay_input_ranges;
    expect(Boolean(range), job.title).toBe(Boolean(pay));
    if (!pay) continue;
    const cents = (amount) => (amount === null || amount === undefined ? null : amount * 10 ** (2 - pay.exponent));
    expect([range.min_cents, range.max_cents, range.currency_type]).toEqual([cents(pay.min), cents(pay.max), pay.currency]);
  }
});
