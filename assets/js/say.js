// Telling people what happened: in a live region for those who listen, in a toast for what went wrong.
import { fill } from "./words.js";

/** Reads `text` out once, without moving the focus. */
export function say(text) {
  let region = document.getElementById("said");
  if (!region) {
    region = document.createElement("div");
    region.id = "said";
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  // A region that is emptied and filled at once is not read again.
  setTimeout(() => (region.textContent = text), 50);
}

/** Shows a failure in words: a copy of `<template id="failure">`, whose [data-text] takes the sentence; it stays until closed. */
export function fail(text = document.body.dataset.failed ?? "", values = {}) {
  const sentence = fill(text, values);
  const template = document.getElementById("failure");
  const toasts = document.getElementById("toasts");
  if (!template || !toasts) return say(sentence);
  const toast = template.content.firstElementChild.cloneNode(true);
  if (sentence) toast.querySelector("[data-text]").textContent = sentence;
  toasts.replaceChildren(...[...toasts.children].filter((other) => !other.matches(".failure")), toast);
}
