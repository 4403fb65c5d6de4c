// Single-key acts. A link, button or field with data-key="m" (or "g j", "Shift x", "/") is what its key does: the key presses
// the link or button, or puts the focus into the field. Off in fields; <body data-single-keys="off"> switches them off.
// Lists: [data-rows] with [data-row] inside; j and k go through them, x picks, Shift x picks to here. On a card m, r and w ask
// about that person; while somebody is picked, the bulk bar's own keys are meant. z presses the undo of the toast; where there is
// none any more, <body data-undo-url> names the page that asks about what was done last.
import { keyName, Sequence } from "./keys.js";
import { askAbout } from "./board.js";
import { ask } from "./dialog.js";
import { askStage } from "./board-keys.js";
import { pickTo } from "./selection.js";
import { openSheet } from "./key-sheet.js";

const sequence = new Sequence();
const typing = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
/** The topmost thing takes the keys: an open dialog, else an open menu that knows them, else the page. */
const top = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape") return leave(event);
  if (document.body.dataset.singleKeys === "off" || event.target.closest(typing)) return;
  const name = sequence.press(keyName(event), event.timeStamp, known);
  if (name && act(name)) event.preventDefault();
});

const reject = (card) => askAbout(card, "rejection");
const withdraw = (card) => askAbout(card, "rejection", "side=theirs&");
const own = { j: () => step(1), k: () => step(-1), x: pick, "Shift x": pickHere, m: onCard(askStage), r: onCard(reject), w: onCard(withdraw), z: takeBack, "?": openSheet };

function known(name) {
  if (!name) return false;
  if (targets(name).length > 0 || (top() === document && name in own)) return true;
  return top().querySelector(`[data-key^="${CSS.escape(name)} "]`) ? "begins" : false;
}

/** What is seen and has the key. Keys inside rows belong to the row with the focus. */
function targets(name) {
  const found = [...top().querySelectorAll(`[data-key="${CSS.escape(name)}"]`)];
  return found.filter((each) => each.checkVisibility() && each.ariaDisabled !== "true" && !each.disabled && (!each.closest("[data-row]") || each.closest("[data-row]") === row()));
}

function act(name) {
  if (top() === document && own[name]?.()) return true;
  const found = targets(name);
  // In an open menu first, then what is about those picked, then the current row, else the last: what came latest, as the newest toast.
  const among = (places) => found.find((each) => each.closest(places));
  const target = among("details.menu[open]") ?? among(".bulk") ?? among("[data-row]") ?? found.at(-1);
  if (!target) return false;
  if (target.matches(typing)) {
    target.focus();
    target.select?.();
  } else {
    target.click();
  }
  return true;
}

const row = () => document.activeElement?.closest("[data-row], [data-card]") ?? null;
const into = (each) => each?.querySelector("a[href], button, summary");

function step(by) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row], .board [data-card]")].filter((each) => each.checkVisibility());
  if (rows.length === 0) return false;
  const at = rows.indexOf(row());
  const next = at < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[at + by];
  into(next)?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

function pick() {
  const box = row()?.querySelector("[data-pick]");
  box?.click();
  return Boolean(box);
}

function pickHere() {
  const box = row()?.querySelector("[data-pick]");
  if (!box) return false;
  box.checked = true;
  pickTo(box);
  return true;
}

/** Asks about undoing what was done last, where no toast offers it any more. */
function takeBack() {
  const address = document.body.dataset.undoUrl;
  if (!address || targets("z").length > 0) return false;
  ask(`${address}?back=${encodeURIComponent(location.pathname + location.search)}`);
  return true;
}

/** An act on the card with the focus; not while somebody is picked. */
function onCard(act) {
  return () => {
    const card = row();
    if (!card?.dataset.moveUrl || document.querySelector("[data-pick]:checked")) return false;
    act(card);
    return true;
  };
}

/** Escape: out of a field, else close the side panel, else drop the selection. Dialogs and menus close by themselves. */
function leave(event) {
  if (document.querySelector("dialog:modal, details.menu[open]")) return;
  if (event.target.closest(typing)) return event.target.blur();
  const close = document.querySelector(".side-panel.over [data-close]") ?? (document.querySelector("[data-pick]:checked") && document.querySelector("[data-pick-none]"));
  close?.click();
}
