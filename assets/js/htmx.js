// htmx, set so that it needs nothing the Content-Security-Policy forbids, and answers with a form that came back are shown.
import htmx from "htmx.org/dist/htmx.esm.js";
import { fail } from "./say.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  // Pages hold personal data: nothing of them stays in the browser's storage, going back asks the server.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409|422", swap: true },
    { code: "...", swap: false, error: true },
  ],
});

document.addEventListener("htmx:sendError", () => fail());
document.addEventListener("htmx:responseError", (event) => {
  // A session that has ended is session.js's.
  if (event.detail.xhr.status !== 401) fail();
});

// For parts that other behaviours put in, and for tests.
window.htmx = htmx;
export { htmx };
