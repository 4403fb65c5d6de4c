// A question that has its own page is asked in a dialog instead.
// <a href="/app/…/rejection" data-dialog> or <button formaction="…" data-dialog>: the page behind it holds [data-dialog-part],
// which is shown; its form posts as it would from the page. <button data-dialog="id"> opens the <dialog id> that is already here.
import { htmx } from "./htmx.js";
import { on } from "./on.js";

on("click", "[data-dialog]", async (event, trigger) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  const here = trigger.dataset.dialog && document.getElementById(trigger.dataset.dialog);
  if (here) return here.showModal();
  if (trigger.ariaBusy === "true") return;
  trigger.ariaBusy = "true";
  try {
    show(await part(...asked(trigger)), trigger.dataset.dialogClass);
  } catch {
    // The page itself says what is wrong better than we can.
    follow(trigger);
  } finally {
    trigger.ariaBusy = null;
  }
});

/** Asks here what the page at `address` asks; leads there when that cannot be done. */
export async function ask(address) {
  try {
    show(await part(new URL(address, location.href)));
  } catch {
    location.assign(address);
  }
}

/** Where `trigger` leads, and how it asks there. */
function asked(trigger) {
  const form = trigger.form;
  const body = form ? new URLSearchParams(new FormData(form, trigger)) : null;
  const reads = !form || (trigger.formMethod || form.method) === "get";
  const url = new URL(form ? trigger.formAction || form.action : trigger.href, location.href);
  if (form && reads) url.search = body;
  return [url, reads ? {} : { method: "POST", body }];
}

/** The [data-dialog-part] of the page at `url`. */
async function part(url, how = {}) {
  const answer = await fetch(url, how);
  if (!answer.ok && answer.status !== 422) throw new Error(`${url.pathname} answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-dialog-part]");
  if (!found) throw new Error(`${url.pathname} has no [data-dialog-part]`);
  return document.importNode(found, true);
}

function show(content, className = "") {
  const dialog = document.createElement("dialog");
  dialog.className = `dialog ${className}`;
  const title = content.querySelector("h1, h2");
  if (title) dialog.setAttribute("aria-labelledby", (title.id ||= "dialog-title"));
  dialog.append(content);
  document.body.append(dialog);
  htmx.process(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

function follow(trigger) {
  if (!trigger.form) return location.assign(trigger.href);
  delete trigger.dataset.dialog;
  trigger.form.requestSubmit(trigger);
}

on("click", "dialog [data-close]", (event, button) => {
  event.preventDefault();
  button.closest("dialog").close();
});

// A click beside an untouched dialog closes it; one with something typed stays.
on("click", "dialog", (event, dialog) => {
  if (event.target === dialog && !dialog.querySelector("form[data-touched]")) dialog.close();
});
on("input", "dialog form", (_event, form) => (form.dataset.touched = ""));
