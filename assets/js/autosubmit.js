// <form data-autosubmit="results filters">: a GET form that is sent by itself when a choice changes or typing stops.
// The elements with those ids are taken from the answer; the address follows, the focus and the caret stay.
import { on, settled } from "./on.js";

const typingPause = 350;
let asked = null;

on("change", "form[data-autosubmit]", (event, form) => {
  if (!isTyped(event.target)) send(form);
});
const afterTyping = settled((form) => send(form), typingPause);
on("input", "form[data-autosubmit]", (event, form) => {
  if (isTyped(event.target) && !event.isComposing) afterTyping(form);
});
// An input method (Chinese) ends a word with this event alone.
on("compositionend", "form[data-autosubmit]", (_event, form) => afterTyping(form));
on("submit", "form[data-autosubmit]", (event, form) => {
  event.preventDefault();
  send(form);
});

const isTyped = (field) => field.matches("textarea, input:not([type=checkbox], [type=radio])");

/** The address of a GET form with its empty fields left out, so that links stay short. */
export function address(action, entries) {
  const url = new URL(action);
  url.search = new URLSearchParams([...entries].filter(([, value]) => value !== ""));
  return url;
}

async function send(form) {
  if (!form.isConnected) return;
  asked?.abort();
  asked = new AbortController();
  const url = address(form.action, new FormData(form));
  try {
    const answer = await fetch(url, { signal: asked.signal });
    if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    history.replaceState(history.state, "", url);
    keepingFocus(() => form.dataset.autosubmit.split(/\s+/).forEach((id) => take(page, id)));
    document.title = page.title || document.title;
  } catch (error) {
    // The plain way always works.
    if (error.name !== "AbortError") location.assign(url);
  }
}

function take(page, id) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !fresh) return;
  // What was opened stays open.
  for (const details of old.querySelectorAll("details[open][id]")) fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  const arrived = document.importNode(fresh, true);
  old.replaceWith(arrived);
  globalThis.htmx?.process(arrived);
}

function keepingFocus(act) {
  const field = document.activeElement;
  const { id, name, value, selectionStart, selectionEnd } = field;
  act();
  if (field.isConnected) return;
  const again = id
    ? document.getElementById(id)
    : name && [...document.getElementsByName(name)].find((other) => isTyped(other) || other.value === value);
  if (!again) return;
  again.focus({ preventScroll: true });
  // What was typed while the answer was on its way is worth more than the answer's value.
  if (isTyped(again) && again.value !== value) again.value = value;
  if (typeof selectionStart === "number") again.setSelectionRange(selectionStart, selectionEnd);
}
