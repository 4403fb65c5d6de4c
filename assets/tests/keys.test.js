import assert from "node:assert/strict";
import { test } from "node:test";
import { keyCaps, keyName, patience, Sequence } from "../js/keys.js";

test("a key has one name on every keyboard", () => {
  assert.equal(keyName({ key: "j" }), "j");
  assert.equal(keyName({ key: "J", shiftKey: true }), "Shift j");
  // Caps Lock is not Shift.
  assert.equal(keyName({ key: "J" }), "j");
  // Shift and ß on a German keyboard, Shift and / on an English one.
  assert.equal(keyName({ key: "?", shiftKey: true }), "?");
  assert.equal(keyName({ key: "Enter", shiftKey: true }), "Shift Enter");
  assert.equal(keyName({ key: "k", metaKey: true }), "Mod k");
  assert.equal(keyName({ key: "@", altKey: true }), "");
  assert.equal(keyName({ key: "Shift", shiftKey: true }), "");
});

const names = new Set(["j", "g j", "g t", "t"]);
const known = (name) => names.has(name) || ([...names].some((each) => each.startsWith(`${name} `)) ? "begins" : false);

test("g then j is a place, j alone is the next row", () => {
  const keys = new Sequence();
  assert.equal(keys.press("j", 0, known), "j");
  assert.equal(keys.press("g", 100, known), "");
  assert.equal(keys.press("j", 300, known), "g j");
  assert.equal(keys.press("j", 400, known), "j");
});

test("after the patience g is forgotten", () => {
  const keys = new Sequence();
  keys.press("g", 0, known);
  assert.equal(keys.press("t", patience + 1, known), "t");
});

test("g and a key that goes nowhere does what the key alone does", () => {
  const keys = new Sequence();
  names.add("x");
  keys.press("g", 0, known);
  assert.equal(keys.press("x", 10, known), "x");
  assert.equal(keys.press("q", 20, known), "");
});

test("caps are shown as they stand on the keyboard", () => {
  assert.deepEqual(keyCaps("g j"), ["G", "J"]);
  assert.deepEqual(keyCaps("Mod k", true), ["⌘", "K"]);
  assert.deepEqual(keyCaps("Mod k"), ["Ctrl", "K"]);
  assert.deepEqual(keyCaps("Shift x"), ["⇧", "X"]);
});
