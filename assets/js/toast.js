// Toasts stay until their time to undo is over (data-seconds, counted from when they came) or until closed.
// A pointer or the focus on one holds it. The key z is on its undo button (data-key="z"), and goes on working without a toast, see keyboard.js.
import { on } from "./on.js";

const held = ":hover, :focus-within";

/** Removes `toast` once its time is over, but never from under a pointer or the focus. */
function watch(toast) {
  if (toast.dataset.watched !== undefined || !toast.dataset.seconds) return;
  toast.dataset.watched = "";
  const over = () => {
    if (!toast.isConnected) return;
    if (toast.matches(held)) setTimeout(over, 1000);
    else toast.remove();
  };
  setTimeout(over, Number(toast.dataset.seconds) * 1000);
}

function start() {
  const toasts = document.getElementById("toasts");
  if (!toasts) return;
  new MutationObserver(() => toasts.querySelectorAll(".toast").forEach(watch)).observe(toasts, { childList: true });
  toasts.querySelectorAll(".toast").forEach(watch);
}

on("click", ".toast [data-close]", (_event, button) => button.closest(".toast").remove());
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
