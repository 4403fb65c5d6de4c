// <textarea maxlength="300" data-count="id">: the element with that id says how much of the room is used, as "120 / 300".
// Its data-near sentence ("{n} left") is read out once, when a tenth of the room is left.
import { on } from "./on.js";
import { say } from "./say.js";
import { fill } from "./words.js";

/** How many characters a person would count; `maxlength` counts UTF-16 units, which differ for rare Han and emoji. */
export const count = (text) => [...text].length;

on("input", "[data-count]", (_event, field) => {
  const output = document.getElementById(field.dataset.count);
  const [used, room] = [count(field.value), field.maxLength];
  output.textContent = fill(room > 0 ? "{used} / {room}" : "{used}", { used, room });
  const near = room > 0 && room - used <= room / 10;
  if (near && output.dataset.said === undefined && output.dataset.near) say(fill(output.dataset.near, { n: room - used }));
  if (near) output.dataset.said = "";
  else delete output.dataset.said;
});
