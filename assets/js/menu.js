// <details class="menu">: closes when one looks elsewhere, arrows move through it, Escape gives the focus back.
import { on } from "./on.js";

const open = "details.menu[open]";
const items = "a[href], button:not([disabled]), input";

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(open)) if (!menu.contains(target)) menu.open = false;
});

// `toggle` does not bubble, hence the capture.
on("toggle", "details.menu", (_event, menu) => {
  if (menu.open) for (const other of document.querySelectorAll(open)) if (other !== menu && !other.contains(menu)) other.open = false;
}, true);

on("keydown", open, (event, menu) => {
  const choices = [...menu.querySelectorAll(items)].filter((item) => item.checkVisibility());
  const at = choices.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % choices.length, ArrowUp: at <= 0 ? choices.length - 1 : at - 1, Home: 0, End: choices.length - 1 }[event.key];
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (to === undefined || choices.length === 0 || event.target.matches("input, textarea, select")) return;
  else choices[to].focus();
  event.preventDefault();
});
