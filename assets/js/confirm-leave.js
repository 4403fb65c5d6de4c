// <form data-confirm-leave>: the browser asks before what was typed is lost. The words of the question are the browser's.
import { on } from "./on.js";

const typed = new Set();

on("input", "form[data-confirm-leave]", (_event, form) => typed.add(form));
on("submit", "form[data-confirm-leave]", (_event, form) => typed.delete(form));
on("reset", "form[data-confirm-leave]", (_event, form) => typed.delete(form));

addEventListener("beforeunload", (event) => {
  for (const form of typed) if (form.isConnected) return event.preventDefault();
});
