// Not kept: plants a corpus through the API, opens every page in real Chromium, listens for scripts and CSP reports.
import { chromium } from "playwright";
import fs from "node:fs";
const line = JSON.parse(fs.readFileSync("/tmp/api-demo.log", "utf8").split("\n")[0]);
const B = line.url, H = { authorization: `Bearer ${line.api_token}`, "content-type": "application/json" };
const X = `"><img src=x onerror=alert(1)><svg/onload=alert(2)>'-alert(3)-'{{7*7}}</script><script>alert(4)</script>`;
const MD = `${X}\n\n[x](javascript:alert(5)) <a href="javascript:alert(6)">y</a> ![z](x" onerror="alert(7)) \n\n<details open ontoggle=alert(8)>\n\n[ref]: javascript:alert(9)\n[ref]`;
const call = async (method, path, body) => {
  const r = await fetch(`${B}/api/v1/${path}`, { method, headers: H, body: body && JSON.stringify(body) });
  const text = await r.text(); if (!r.ok) console.log(method, path, r.status, text.slice(0, 200));
  return text ? JSON.parse(text) : null;
};
const T = s => ({ en: s, de: s, "zh-Hans": s });
const short = X.slice(0, 58);
const dep = await call("POST", "departments", { names: T(short) });
const office = await call("POST", "offices", { names: T(short), country: "DE", zone: "Europe/Berlin", street: X });
const reason = await call("POST", "reasons", { side: "ours", labels: T(short) });
await call("POST", "stage-templates", { name: short, stages: [{ kind: "applied", name: short.slice(0, 50) }, { kind: "hired", name: short.slice(0, 49) }] });
const job = await call("POST", "jobs", { title: X, department_id: dep.id, places: [{ office_id: office.id, country: "DE", city: "" }, { city: X, country: "DE" }], pay: { min: 1, max: 2, currency: "EUR", period: "year", equity: X } });
const stage = await call("POST", "stages", { job_id: job.id, kind: "review", name: short, public_names: T(short) });
await call("POST", "questions", { job_id: job.id, kind: "choice", labels: T(X), hints: T(X), options: [{ value: short, labels: T(X) }, { value: "b", labels: T(X) }] });
const posting = await call("POST", "postings", { job_id: job.id, language: "en", title: X, description: MD, requirements: MD, benefits: MD });
await call("POST", `jobs/${job.id}/opening`, {});
await call("POST", `postings/${posting.id}/publication`, {});
const app = await call("POST", "applications", { job_id: job.id, source: X, candidate: { name: X, email: "x@people.example", language: "en" } });
const c = app.candidate_id;
await call("PATCH", `candidates/${c}`, { headline: X, city: X, script_name: X, source: short, contact_points: [{ kind: "mail", value: "x@people.example" }, { kind: "link", value: `https://x.example/"onmouseover="alert(1)` }] });
await call("POST", "notes", { candidate_id: c, body: MD });
await call("POST", `candidates/${c}/tags`, { name: short.slice(0, 50) });
await call("POST", "tasks", { candidate_id: c, title: X, due_on: "2026-11-27" });
await call("POST", "views", { place: "jobs", name: short, query: `q=${encodeURIComponent(X)}`, shared: true });
const form = new FormData(); form.set("application_id", app.id); form.set("kind", "resume"); form.set("file", new Blob([`<script>alert(1)</script>\n${MD}`]), `${short.replace(/[\/]/g, "")}.txt`);
const doc = await (await fetch(`${B}/api/v1/documents`, { method: "POST", headers: { authorization: H.authorization }, body: form })).json();
await call("POST", `applications/${app.id}/rejection`, { reason_id: reason.id, telling: "next_working_morning" });
const held = await call("GET", `messages?application_id=${app.id}`);
const mid = held.items[0]?.id; if (mid) await call("PATCH", `messages/${mid}`, { subject: X, body: MD });
const pages = ["/jobs", `/jobs/${posting.slug}`, `/jobs/${posting.slug}/apply`, "/jobs.rss", "/jobs.atom", "/jobs.json", "/embed/jobs", "/app", "/app/jobs", "/app/candidates", "/app/find?q=alert", `/app/find?q=${encodeURIComponent(X)}`, "/app/outbox", mid && `/app/outbox/${mid}`, "/app/set-aside", "/app/requests", "/app/trash",
  `/app/jobs/${job.id}`, `/app/jobs/${job.id}/table`, `/app/jobs/${job.id}/plan`, `/app/jobs/${job.id}/team`, `/app/jobs/${job.id}/stages`, `/app/jobs/${job.id}/questions`, `/app/jobs/${job.id}/postings`, `/app/jobs/${job.id}/edit`, `/app/jobs/${job.id}/closure`, `/app/jobs/${job.id}/history`, `/app/jobs/${job.id}/postings/${posting.id}`, `/app/jobs/${job.id}/postings/${posting.id}/preview`,
  `/app/candidates/${c}`, `/app/documents/${doc.id}/preview`, `/app/applications/${app.id}/rejection`, `/app/applications/${app.id}/hire`, "/app/settings", "/app/settings/departments", `/app/settings/departments/${dep.id}`, "/app/settings/offices", `/app/settings/offices/${office.id}`, "/app/settings/reasons", "/app/settings/stages", "/app/settings/people", "/app/settings/approval", "/app/settings/tokens", "/app/me", `/jobs?q=${encodeURIComponent(X)}`, `/jobs?currency=${encodeURIComponent(X)}`].filter(Boolean);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const ctx = await browser.newContext(); const page = await ctx.newPage();
let dialogs = [], csp = [], errors = [];
page.on("dialog", d => { dialogs.push(page.url()); d.dismiss(); });
page.on("console", m => { if (/Content Security Policy|Refused to/.test(m.text())) csp.push(page.url() + " " + m.text().slice(0, 160)); });
const s = line.sign_ins.find(s => s.role === "owner");
await page.goto(`${B}/app/sign-in`); await page.fill("[name=email]", s.email); await page.fill("[name=password]", s.password); await page.keyboard.press("Enter"); await page.waitForURL(u => !u.pathname.includes("sign-in"));
for (const lang of ["en", "zh"]) for (const p of lang === "en" ? pages : pages.slice(0, 3).map(x => x + (x.includes("?") ? "&" : "?") + "lang=zh")) {
  try { const r = await page.goto(B + p, { waitUntil: "load", timeout: 30000 }); const st = r?.status(); if (st >= 400) errors.push(`${p} ${st}`);
    const odd = await page.evaluate(() => [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on") || /^\s*javascript:/i.test(a.value))).map(e => e.outerHTML.slice(0, 120)));
    if (odd.length) csp.push(p + " HANDLER " + odd.join("|"));
    if (await page.evaluate(() => document.body?.innerText.includes("49") && document.body.innerText.includes("onerror=alert(1)") && !document.body.innerText.includes("{{7*7}}"))) errors.push("template? " + p);
  } catch (e) { errors.push(p + " " + String(e).slice(0, 100)); }
}
console.log({ pages: pages.length, dialogs, csp, errors });
await browser.close();
