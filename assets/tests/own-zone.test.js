import assert from "node:assert/strict";
import { test } from "node:test";
import { propose } from "../js/own-zone.js";

const select = (value) => ({ value, options: ["", "Asia/Kolkata", "Europe/Berlin"].map((value) => ({ value })) });
const proposed = (value, zone) => {
  const box = select(value);
  propose(box, zone);
  return box.value;
};

test("the browser's zone is proposed where nothing is chosen, by the name it has today", () => {
  assert.equal(proposed("", "Europe/Berlin"), "Europe/Berlin");
  assert.equal(proposed("", "Asia/Calcutta"), "Asia/Kolkata");
  assert.equal(proposed("", "Mars/Olympus"), "");
  assert.equal(proposed("Europe/Berlin", "Asia/Kolkata"), "Europe/Berlin");
});
