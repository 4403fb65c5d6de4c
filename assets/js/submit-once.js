// One press, one form. The server refuses a second one too; this spares people the wait and the doubt.
// data-busy on the button is what it says meanwhile; data-many on a form switches this off (downloads).
import { say } from "./say.js";

/** Forms under way, with their button and what it said. */
const busy = new Map();

// Before anybody else hears of it, htmx included.
document.addEventListener("submit", (event) => {
  if (!busy.has(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// After everybody else, so imported last: a form that another behaviour took over is not under way, unless htmx sends it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog" || form.dataset.many !== undefined) return;
  if (!event.defaultPrevented || form.matches("[data-hx-post], [data-hx-put], [data-hx-patch], [data-hx-delete]")) hold(form, pressed(form, event.submitter));
});

/** The button that shows that the form is under way: the one that people see, where Enter pressed a hidden one. */
function pressed(form, button) {
  return button?.ariaHidden === "true" ? form.querySelector("button[type=submit]") : button;
}

function hold(form, button) {
  const label = button?.querySelector("[data-label]") ?? button;
  busy.set(form, { button, label, said: label?.textContent });
  if (!button) return;
  // Not `disabled`: the button's own name and value belong to what is sent, and the focus stays.
  button.setAttribute("aria-disabled", "true");
  button.setAttribute("aria-busy", "true");
  if (button.dataset.busy) {
    label.textContent = button.dataset.busy;
    say(button.dataset.busy);
  }
}

/** Makes `form` ready for another press. */
function release(form) {
  const { button, label, said } = busy.get(form) ?? {};
  busy.delete(form);
  if (!button) return;
  button.removeAttribute("aria-disabled");
  button.removeAttribute("aria-busy");
  if (button.dataset.busy) label.textContent = said;
}

// Back from the next page, with this one still in memory.
addEventListener("pageshow", () => [...busy.keys()].forEach(release));
document.addEventListener("htmx:afterRequest", (event) => release(event.target.closest?.("form")));
