// Naming people in a note. <textarea data-people-url="…">: after @ the people who may see this record are offered; the answer
// to ?q= is HTML of role="option" with data-id and data-name. Taking one writes "@Name" and adds a hidden field `mention`.
import { asker, choose, chosen, stepThrough } from "./listbox.js";
import { atSign, withMention } from "./mention-text.js";
import { on } from "./on.js";

const ask = asker();
/** The list under the field that is being typed in, if any. */
let list = null;

on("input", "textarea[data-people-url]", async (event, field) => {
  if (event.isComposing) return;
  const typed = atSign(field.value, field.selectionStart);
  if (!typed) return close(field);
  const html = await ask(field.dataset.peopleUrl, typed.words);
  if (html === null || document.activeElement !== field) return;
  show(field, html);
});

function show(field, html) {
  close(field);
  let anchor = field.closest(".suggest-anchor");
  if (!anchor) {
    anchor = document.createElement("div");
    anchor.className = "suggest-anchor";
    field.replaceWith(anchor);
    anchor.append(field);
    field.focus();
  }
  list = document.createElement("div");
  list.className = "suggest";
  list.id = "people-found";
  list.setAttribute("role", "listbox");
  list.ariaLabel = field.dataset.peopleLabel ?? "@";
  list.innerHTML = html;
  const first = list.querySelector('[role="option"]');
  if (!first) return (list = null);
  anchor.append(list);
  field.setAttribute("aria-controls", list.id);
  choose(field, list, first);
}

function close(field) {
  list?.remove();
  list = null;
  field.removeAttribute("aria-activedescendant");
  field.removeAttribute("aria-controls");
}

on("keydown", "textarea[data-people-url]", (event, field) => {
  if (!list || event.isComposing || stepThrough(event, field, list)) return;
  if (event.key === "Escape") close(field);
  else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(field, chosen(list));
  else return;
  event.preventDefault();
});

// Before the field loses the focus, hence not on click.
on("mousedown", '.suggest [role="option"]', (event, option) => {
  event.preventDefault();
  take(option.closest(".suggest-anchor").querySelector("textarea"), option);
});
on("focusout", "textarea[data-people-url]", (_event, field) => close(field));

function take(field, option) {
  const { text, caret } = withMention(field.value, field.selectionStart, option.dataset.name);
  field.value = text;
  field.setSelectionRange(caret, caret);
  const named = document.createElement("input");
  Object.assign(named, { type: "hidden", name: "mention", value: option.dataset.id });
  field.form.append(named);
  close(field);
}
