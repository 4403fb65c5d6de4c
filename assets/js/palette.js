// Find or do. <dialog class="palette" id="palette" data-palette="/app/find" aria-label="…"> with an <input role="combobox"
// aria-controls> and a <div role="listbox">; <a href="/app/find" data-palette-open> opens it (without script it is a page).
// The answer to ?q= is HTML: role="group" with role="option" on <a href> or <button>, tabindex="-1".
import { keyCaps, mac } from "./keys.js";
import { asker, choose, chosen, stepThrough } from "./listbox.js";
import { on, settled } from "./on.js";
import { say } from "./say.js";

const ask = asker();
const parts = (palette) => [palette.querySelector('[role="combobox"]'), palette.querySelector('[role="listbox"]')];

function open() {
  const palette = document.getElementById("palette");
  if (!palette || palette.open) return Boolean(palette);
  // Two modal things at once would leave one of them under the other.
  if (document.querySelector("dialog:modal")) return true;
  const [field] = parts(palette);
  palette.showModal();
  field.focus();
  field.select();
  find(palette);
  return true;
}

on("click", "[data-palette-open]", (event) => {
  if (!event.ctrlKey && !event.metaKey && open()) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k" && open()) event.preventDefault();
});

const findSoon = settled((palette) => find(palette), 120);
on("input", "[data-palette] [role=combobox]", (event, field) => {
  if (!event.isComposing) findSoon(field.closest("[data-palette]"));
});
on("compositionend", "[data-palette] [role=combobox]", (_event, field) => findSoon(field.closest("[data-palette]")));

async function find(palette) {
  const [field, list] = parts(palette);
  // The page it was opened on has things to do of its own.
  const where = new URL(palette.dataset.palette, location.href);
  where.searchParams.set("on", location.pathname);
  const html = await ask(where, field.value.trim());
  if (html === null) return;
  list.innerHTML = html;
  globalThis.htmx?.process(list);
  const found = list.querySelectorAll('[role="option"]');
  field.setAttribute("aria-expanded", String(found.length > 0));
  choose(field, list, found[0]);
  if (found.length === 0) say(list.textContent.trim());
}

on("keydown", "[data-palette] [role=combobox]", (event, field) => {
  const list = parts(field.closest("[data-palette]"))[1];
  if (event.isComposing || stepThrough(event, field, list) || event.key !== "Enter") return;
  event.preventDefault();
  const option = chosen(list);
  if (option?.href && (event.ctrlKey || event.metaKey)) window.open(option.href, "_blank", "noopener");
  else option?.click();
});

// An act of this page (data-dialog, htmx) leaves the palette behind; a link leaves the page anyway.
on("click", '[data-palette] [role="option"]', (_event, option) => option.closest("dialog").close());
on("click", "dialog[data-palette]", (event, palette) => event.target === palette && palette.close());

// The button says Ctrl K; on a Mac it is another key.
if (mac) for (const caps of document.querySelectorAll("[data-palette-open] kbd, [data-palette-key]")) caps.textContent = keyCaps("Mod k", mac).join("");
