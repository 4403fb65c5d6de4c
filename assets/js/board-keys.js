// The board without a mouse: arrows go to the first card and from card to card, m (or a card's [data-move] button) asks for the stage.
// <dialog class="dialog" data-move-dialog> stands once beside the board: <div class="stages-menu"> with
// <button type="button" data-to-stage="ID" data-key="1">; its heading may hold a [data-move-name].
import { move } from "./board.js";
import { on } from "./on.js";

const link = (card) => card?.querySelector("a");
const cards = (column) => [...column.querySelectorAll("[data-card]")];

on("keydown", ".board [data-card]", (event, card) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const to = neighbour(card, event.key);
  if (to === undefined) return;
  event.preventDefault();
  link(to)?.focus();
});

// From nowhere an arrow leads to the first card.
document.addEventListener("keydown", (event) => {
  const nowhere = event.target === document.body || event.target.matches("main");
  if (!nowhere || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const first = event.key.startsWith("Arrow") && [...document.querySelectorAll(".board [data-card]")].find((card) => card.checkVisibility());
  if (!first || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  link(first)?.focus();
});

/** The card that an arrow leads to; undefined for any other key, null at an edge. */
function neighbour(card, key) {
  const rtl = getComputedStyle(card).direction === "rtl";
  const column = card.closest(".column");
  const at = cards(column).indexOf(card);
  switch (key) {
    case "ArrowDown":
      return cards(column)[at + 1] ?? null;
    case "ArrowUp":
      return cards(column)[at - 1] ?? null;
    case "ArrowLeft":
      return beside(column, at, rtl ? 1 : -1);
    case "ArrowRight":
      return beside(column, at, rtl ? -1 : 1);
  }
}

/** The card at the same height in the next column that has any. */
function beside(column, at, step) {
  const columns = [...column.closest(".board").querySelectorAll(".column")];
  for (let i = columns.indexOf(column) + step; columns[i]; i += step) {
    const there = cards(columns[i]);
    if (there.length > 0) return there[Math.min(at, there.length - 1)];
  }
  return null;
}

// Who was put back by an undo is named by the address: the work goes on there. The browser takes the focus away when it
// has gone to the place that an address names, hence after that.
const backAgain = () => location.hash.startsWith("#card-") && link(document.getElementById(location.hash.slice(1)))?.focus();
if (document.readyState === "complete") backAgain();
else addEventListener("load", () => setTimeout(backAgain, 50));

let asking = null;

/** Asks which stage `card` goes to. */
export function askStage(card) {
  const dialog = document.querySelector("[data-move-dialog]");
  if (!dialog) return;
  asking = card;
  const name = dialog.querySelector("[data-move-name]");
  if (name) name.textContent = card.dataset.name;
  const stage = card.closest(".column").dataset.stage;
  for (const button of dialog.querySelectorAll("[data-to-stage]")) {
    if (button.dataset.toStage === stage) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  dialog.showModal();
}

on("click", "[data-move]", (_event, button) => askStage(button.closest("[data-card]")));
on("click", "[data-move-dialog] [data-to-stage]", (_event, button) => {
  const column = document.querySelector(`.column[data-stage="${CSS.escape(button.dataset.toStage)}"]`);
  button.closest("dialog").close();
  if (asking?.isConnected && column) move(asking, column);
  asking = null;
});
