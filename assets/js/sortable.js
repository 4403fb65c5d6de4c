// Rows whose order matters: [data-sortable] holds [data-sort-row], each with a `.handle`. Dragging a handle writes the new
// order into the rows' [data-position] fields and says "changed"; the up and down buttons of each row post and work alone.
import { on } from "./on.js";

let held = null;

on("pointerdown", "[data-sortable] .handle", (event, handle) => {
  held = handle.closest("[data-sort-row]");
  held.classList.add("moving");
  handle.setPointerCapture(event.pointerId);
  event.preventDefault();
});

on("pointermove", "[data-sortable] .handle", (event) => {
  if (!held) return;
  const rows = [...held.parentElement.querySelectorAll(":scope > [data-sort-row]:not(.fixed)")];
  const at = rows.indexOf(held);
  const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;
  const below = rows.slice(at + 1).filter((row) => event.clientY > middle(row));
  const above = rows.slice(0, at).filter((row) => event.clientY < middle(row));
  // The others move round the held one: taking it out of the page would end the capture of the pointer.
  held.before(...below);
  held.after(...above);
});

for (const type of ["pointerup", "pointercancel"]) {
  on(type, "[data-sortable] .handle", () => {
    if (!held) return;
    held.classList.remove("moving");
    number(held.parentElement);
    held = null;
  });
}

function number(list) {
  const fields = [...list.querySelectorAll(":scope > [data-sort-row] [data-position]")];
  const before = fields.map((field) => field.value);
  fields.forEach((field, i) => (field.value = String(i + 1)));
  // As if typed: confirm-leave and live updates need to know.
  if (fields.some((field, i) => field.value !== before[i])) fields[0].dispatchEvent(new Event("input", { bubbles: true }));
}
