// What others change appears by itself. <body data-live-url="/app/live">; parts carry data-live="job:ID candidates" (topics),
// hx-get (where the part comes from) and hx-trigger="refresh". The stream sends `event: changed`, `id: N`, `data: topics`.
// HTTP/1.1 allows six connections to a host: the tabs of a browser share one stream. The visible tab that holds the lock
// keeps it and tells the others; when no tab is visible, nobody does.
import { htmx } from "./htmx.js";
import { on, soon } from "./on.js";

const url = document.body.dataset.liveUrl;
const tabs = new BroadcastChannel("bole-live");
/** The number of the last event this tab has heard of (at first the one the page was made from): a new leader asks for what came since. */
let last = document.body.dataset.liveAfter ?? "";
let leading = null;

tabs.onmessage = ({ data }) => heard(data);

function heard({ id, topics }) {
  last = id || last;
  for (const topic of topics.split(/\s+/).filter(Boolean)) {
    for (const part of document.querySelectorAll(`[data-live~="${CSS.escape(topic)}"]`)) part.dataset.stale = "";
  }
  refreshSoon();
}

/** Lead while this tab is seen: waits for the lock, then holds it as long as the stream is open. */
function lead() {
  if (leading || document.hidden) return;
  const ending = (leading = new AbortController());
  const stream = () => new Promise((done) => listen(ending.signal, done));
  navigator.locks.request("bole-live", { signal: ending.signal }, stream).catch((error) => {
    if (error.name !== "AbortError") throw error;
  });
}

function listen(signal, done) {
  const from = new URL(url, location.href);
  if (last) from.searchParams.set("after", last);
  // EventSource comes back by itself after a break and sends Last-Event-ID then.
  const source = new EventSource(from);
  source.addEventListener("changed", ({ lastEventId: id, data: topics }) => {
    tabs.postMessage({ id, topics });
    heard({ id, topics });
  });
  // Closed for good (a session that ended, a server that refuses): look again in a while, or when the tab is seen again.
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    done();
    leading = null;
    setTimeout(lead, 30_000);
  });
  signal.addEventListener("abort", () => {
    source.close();
    done();
  });
}

function see() {
  if (!document.hidden) return lead();
  leading?.abort();
  leading = null;
}

/** A part somebody is working in waits: their words are worth more than the news. */
function edited(part) {
  const focus = part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
  return focus || part.querySelector("dialog[open], details.menu[open], .moving, [aria-busy=true], [data-pick]:checked, form[data-touched]");
}

/** Parts, by id, that are being fetched: what is on its way may be older than the news that come meanwhile. */
const asked = new Set();

// However many changes come, and about whatever: a stale part is never older than this.
const refreshSoon = soon(() => {
  if (document.hidden) return;
  for (const part of document.querySelectorAll("[data-stale]")) {
    // Inside another stale part it comes along.
    if (part.parentElement.closest("[data-stale]") || edited(part) || asked.has(part.id)) continue;
    delete part.dataset.stale;
    asked.add(part.id);
    htmx.trigger(part, "refresh");
  }
}, 250);

/** The old part has gone, or stayed because nothing came; what it heard while waiting holds for what stands there now. */
function answered({ id }, came) {
  if (!asked.delete(id)) return;
  if (missed.delete(id) || !came) document.getElementById(id)?.setAttribute("data-stale", "");
  if (came) refreshSoon();
}

/** Parts that heard of something while they were fetched. */
const missed = new Set();

if (url && "locks" in navigator) {
  document.addEventListener("visibilitychange", () => {
    see();
    refreshSoon();
  });
  addEventListener("pagehide", () => leading?.abort());
  addEventListener("pageshow", () => ((leading = null), see()));
  for (const type of ["focusout", "change", "toggle", "close"]) document.addEventListener(type, refreshSoon, true);
  on("htmx:beforeSwap", "[data-live]", (_event, part) => part.dataset.stale === "" && asked.has(part.id) && missed.add(part.id));
  document.addEventListener("htmx:afterRequest", ({ detail }) => answered(detail.target, detail.successful));
  on("input", "[data-live] form", (_event, form) => (form.dataset.touched = ""));
}
