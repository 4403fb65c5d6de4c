// Picking rows. Inside [data-selection]: checkboxes [data-pick], one [data-pick-page] for all of them, a bulk bar whose
// [data-picked] (data-one, data-other …) says how many, [data-pick-all] for all that match (data-total), [data-pick-none].
// "All that match" is told to the server by the hidden fields [data-all] (1 or empty) and [data-expected] (the number seen).
import { on } from "./on.js";
import { say } from "./say.js";
import { plural } from "./words.js";
import { range } from "./range.js";

const picks = (area) => [...area.querySelectorAll("[data-pick]")];
/** Per area, the box that was touched last: where a range begins. */
const anchors = new WeakMap();

on("click", "[data-selection] [data-pick]", (event, box) => {
  const area = box.closest("[data-selection]");
  if (event.shiftKey) pickTo(box);
  else anchors.set(area, box);
});

/** Gives every box between the last one touched and `box` the state of `box`. */
export function pickTo(box) {
  const area = box.closest("[data-selection]");
  for (const other of range(picks(area), anchors.get(area), box)) other.checked = box.checked;
  anchors.set(area, box);
  show(area);
}

on("change", "[data-selection] [data-pick]", (_event, box) => {
  const area = box.closest("[data-selection]");
  tellAll(area, false);
  show(area);
});

on("change", "[data-selection] [data-pick-page]", (_event, head) => {
  const area = head.closest("[data-selection]");
  for (const box of picks(area)) box.checked = head.checked;
  tellAll(area, false);
  show(area);
});

on("click", "[data-selection] [data-pick-all]", (_event, button) => {
  const area = button.closest("[data-selection]");
  for (const box of picks(area)) box.checked = true;
  tellAll(area, true);
  show(area);
});

on("click", "[data-selection] [data-pick-none]", (_event, button) => {
  const area = button.closest("[data-selection]");
  for (const box of picks(area)) box.checked = false;
  tellAll(area, false);
  show(area);
  // The button leaves with the bar; the focus goes where the work goes on.
  (anchors.get(area) ?? picks(area)[0])?.focus();
});

function tellAll(area, all) {
  const total = Number(area.querySelector("[data-pick-all]")?.dataset.total ?? 0);
  for (const field of area.querySelectorAll("[data-all]")) field.value = all ? "1" : "";
  for (const field of area.querySelectorAll("[data-expected]")) field.value = all ? String(total) : "";
}

function show(area) {
  const boxes = picks(area);
  const picked = boxes.filter((box) => box.checked).length;
  const all = area.querySelector("[data-all]")?.value === "1";
  const head = area.querySelector("[data-pick-page]");
  if (head) [head.checked, head.indeterminate] = [picked > 0 && picked === boxes.length, picked > 0 && picked < boxes.length];
  const n = all ? Number(area.querySelector("[data-pick-all]").dataset.total) : picked;
  for (const count of area.querySelectorAll("[data-picked]")) {
    count.textContent = plural(count.dataset, n);
    if (n > 0) say(count.textContent);
  }
}

// After a reload the browser may have kept the ticks.
addEventListener("pageshow", () => document.querySelectorAll("[data-selection]").forEach(show));
document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("[data-selection]").forEach(show));
