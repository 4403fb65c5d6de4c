// A session that ended while somebody was typing: the words stay where they are, the sign-in opens beside them.

/** How long an answer of the server is proof enough that the session goes on. */
const TRUSTED = 60_000;
let heard = Date.now();

/** Says that nobody is signed in any more, with the way back in, in a tab of its own. */
export function ended() {
  const template = document.getElementById("signed-out");
  const toasts = document.getElementById("toasts");
  if (!template || !toasts) return location.reload();
  if (!toasts.querySelector(".signed-out")) toasts.append(template.content.firstElementChild.cloneNode(true));
}

/** Whether somebody typed into `form`. */
const holdsWords = (form) => [...form.elements].some((field) => field.matches("textarea, input[type=text]") && field.value !== field.defaultValue);

async function isSignedIn() {
  try {
    const answer = await fetch("/app/session", { headers: { "HX-Request": "true" } });
    return answer.status !== 401;
  } catch {
    // Nobody answers: the browser says so itself when the form goes.
    return true;
  }
}

// A form that leads to another page would lose its words on the way to the sign-in: ask first.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || Date.now() - heard < TRUSTED || !holdsWords(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await isSignedIn())) return ended();
  heard = Date.now();
  form.requestSubmit(submitter);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) heard = Date.now();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status !== 401) return;
  const form = event.detail.elt?.closest?.("form");
  if (form && holdsWords(form)) ended();
  else location.reload();
});
