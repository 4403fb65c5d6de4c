// Moving people between stages: by dragging a card, or by the move dialog (key m, or the card's [data-move] button).
// Card: <li class="person" data-card data-move-url="…" data-name="…" data-version="3">; column: <section class="column"
// data-stage="ID" data-stage-name="…"> with a <ul> and a `.count[data-n]`. The board carries data-moved and data-not-moved
// ("{name} is in {stage}."). A column with data-stage-kind="hired" takes nobody: it asks into which opening. The server gets `stage_id` and `version`, and may answer with parts for htmx (a toast, counts).
import { ask } from "./dialog.js";
import { htmx } from "./htmx.js";
import { on } from "./on.js";
import { Accept, reason } from "./problem.js";
import { fail, say } from "./say.js";
import { fill } from "./words.js";

let dragged = null;

on("pointerover", "[data-card]", (_event, card) => {
  if (card.dataset.moveUrl) card.draggable = true;
});
on("dragstart", "[data-card]", (event, card) => {
  dragged = card;
  card.classList.add("moving");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.dataset.name ?? "");
});
on("dragend", "[data-card]", (_event, card) => {
  card.classList.remove("moving");
  light(null);
  dragged = null;
});
for (const type of ["dragenter", "dragover"]) {
  on(type, ".column[data-stage]", (event, column) => {
    if (!dragged) return;
    event.preventDefault();
    light(dragged.closest(".column") === column ? null : column);
  });
}
on("drop", ".column[data-stage]", (event, column) => {
  if (!dragged) return;
  event.preventDefault();
  move(dragged, column);
});

function light(column) {
  for (const lit of document.querySelectorAll(".column.drop")) if (lit !== column) lit.classList.remove("drop");
  column?.classList.add("drop");
}

/** Puts `card` into `column` at once and tells the server; if that fails, the card goes back and the reason is shown. */
export async function move(card, column) {
  const from = card.closest(".column");
  if (from === column || card.ariaBusy === "true") return;
  if (column.dataset.stageKind === "hired") return askAbout(card, "hire");
  const [board, list, next] = [card.closest(".board"), card.parentElement, card.nextElementSibling];
  const words = { name: card.dataset.name, stage: column.dataset.stageName };
  const focused = card.contains(document.activeElement);
  const beside = next?.dataset.card === undefined ? (card.previousElementSibling ?? list) : next;
  moved = focused ? { id: card.id, beside: beside.id } : null;
  const target = column.querySelector("ul");
  place(card, target, target.firstElementChild);
  if (focused) card.querySelector("a")?.focus();
  card.ariaBusy = "true";
  const { ok, sentence } = await tell(card, column.dataset.stage);
  card.ariaBusy = null;
  if (ok) return say(fill(board.dataset.moved ?? "", words));
  place(card, list, next?.parentElement === list ? next : null);
  if (focused) card.querySelector("a")?.focus();
  fail(sentence || board.dataset.notMoved, words);
}

/** Who was moved by key, and the card that stood beside it. */
let moved = null;

// Whoever is not shown where they are now (a long column, a filter) leaves the focus to who stood beside them.
document.addEventListener("htmx:afterSwap", () => {
  if (!moved || document.activeElement !== document.body || document.getElementById(moved.id)) return;
  const beside = document.getElementById(moved.beside);
  (beside?.querySelector("a") ?? beside)?.focus();
  moved = null;
});

/** Asks what the application's page of that name asks ("hire", "rejection"), and comes back to this board. */
export function askAbout(card, page, query = "") {
  const back = encodeURIComponent(location.pathname + location.search);
  const beside = new URL(`${page}?${query}back=${back}`, new URL(card.dataset.moveUrl, location.href));
  return ask(beside.href);
}

function place(card, list, before) {
  const [from, to] = [card.closest(".column"), list.closest(".column")];
  list.insertBefore(card, before);
  change(from, -1);
  change(to, 1);
}

function change(column, by) {
  const count = column?.querySelector(".count[data-n]");
  if (!count) return;
  count.dataset.n = Number(count.dataset.n) + by;
  count.textContent = fill("{n}", { n: Number(count.dataset.n) });
}

async function tell(card, stage) {
  const body = new URLSearchParams({ stage_id: stage, version: card.dataset.version ?? "" });
  try {
    const answer = await fetch(card.dataset.moveUrl, { method: "POST", body, headers: { "HX-Request": "true", Accept } });
    const text = await answer.text();
    // Nobody is signed in any more: the page leads to the sign-in and back.
    if (answer.status === 401) location.reload();
    if (!answer.ok) return { ok: false, sentence: reason(answer, text) };
    // Out-of-band parts: the toast with its undo, the counts of both columns.
    if (text) htmx.swap(document.body, text, { swapStyle: "none" });
    return { ok: true };
  } catch {
    return { ok: false };
  }
}
