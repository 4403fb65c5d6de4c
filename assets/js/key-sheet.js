// The sheet of keys, made from what the page can do: <dialog class="dialog shortcuts" id="shortcuts"> in the layout, with
// <section data-shortcuts-for="page|go"><h3>…</h3><dl></dl></section>. Keys that no element carries (j, k, x) are written in
// the HTML of the sheet, with data-needs where a page may have nothing for them, and data-says where an element of the page
// may carry the key, too; rows made here carry data-made and go when the sheet closes. Words: data-key-label, else the element's own.
import { keyCaps, mac } from "./keys.js";

/** What a page must have for the keys that no element carries. */
const needs = { rows: "[data-rows] [data-row], .board [data-card]", picks: "[data-pick]", cards: ".board [data-card]", decides: "[data-card][data-move-url]", stages: "[data-move-dialog], details.menu [data-key='1']" };

/** Opens the sheet; true when the page has one. */
export function openSheet() {
  const sheet = document.getElementById("shortcuts");
  if (!sheet) return false;
  for (const row of sheet.querySelectorAll("[data-made]")) row.remove();
  for (const row of sheet.querySelectorAll("[data-needs]")) row.hidden = !document.querySelector(needs[row.dataset.needs]);
  const said = [...sheet.querySelectorAll("[data-says]")].filter((row) => !row.hidden);
  const seen = new Set(said.map((row) => row.dataset.says));
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    if (seen.has(key) || sheet.contains(element) || element.closest("dialog") || !element.checkVisibility()) continue;
    seen.add(key);
    const list = sheet.querySelector(`[data-shortcuts-for="${key.startsWith("g ") ? "go" : "page"}"] dl`);
    list?.append(line(words(element), keyCaps(key, mac)));
  }
  for (const section of sheet.querySelectorAll("[data-shortcuts-for]")) section.hidden = !section.querySelector("dl > :not([hidden])");
  sheet.showModal();
  return true;
}

function words(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  if (element.ariaLabel) return element.ariaLabel;
  const label = element.labels?.[0] ?? element;
  const copy = label.cloneNode(true);
  for (const aside of copy.querySelectorAll("kbd, .count, svg")) aside.remove();
  return copy.textContent.trim();
}

function line(text, caps) {
  const [row, term, keys] = ["div", "dt", "dd"].map((name) => document.createElement(name));
  row.dataset.made = "";
  term.textContent = text;
  keys.append(...caps.map((cap) => Object.assign(document.createElement("kbd"), { textContent: cap })));
  row.append(term, keys);
  return row;
}
