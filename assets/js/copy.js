// <button class="script-only" data-copy="id-of-field-or-text" data-copied="Copied">: copies it, and says so.
import { on } from "./on.js";
import { say } from "./say.js";

on("click", "[data-copy]", async (_event, button) => {
  const source = document.getElementById(button.dataset.copy);
  const text = source.value ?? source.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https there is no clipboard: leave it selected, so that one key does it.
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    return;
  }
  say(button.dataset.copied);
  const label = button.querySelector("[data-label]") ?? button;
  if (button.dataset.label !== undefined) return;
  button.dataset.label = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => {
    label.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 2000);
});
