// <button type="button" class="button bare square script-only" data-peek="id" aria-pressed="false">: shows what was typed into a password field.
import { on } from "./on.js";

on("click", "[data-peek]", (_event, button) => {
  const field = document.getElementById(button.dataset.peek);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.ariaPressed = String(shown);
});

// A browser remembers what stood in a text field; a password must not be among it.
on("submit", "form", (_event, form) => {
  for (const button of form.querySelectorAll('[data-peek][aria-pressed="true"]')) button.click();
}, true);
