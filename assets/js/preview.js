// <form data-preview-url="…" data-preview="id">: what is typed is sent when typing stops, and the answer (HTML, made safe by
// the server) shown in the element with that id. Without script the form has its own preview button.
import { on, settled } from "./on.js";

let asked = null;

const renew = settled(async (form) => {
  const pane = document.getElementById(form.dataset.preview);
  if (!pane || !form.isConnected) return;
  asked?.abort();
  asked = new AbortController();
  pane.ariaBusy = "true";
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.previewUrl, { method: "POST", body, signal: asked.signal, headers: { "HX-Request": "true" } });
    // An answer that cannot be shown leaves the last one standing: the text is safe in the field.
    if (answer.ok) pane.innerHTML = await answer.text();
    pane.ariaBusy = null;
  } catch (error) {
    if (error.name !== "AbortError") pane.ariaBusy = null;
  }
}, 300);

on("input", "form[data-preview-url]", (event, form) => event.isComposing || renew(form));
on("compositionend", "form[data-preview-url]", (_event, form) => renew(form));
on("change", "form[data-preview-url]", (_event, form) => renew(form));
