import assert from "node:assert/strict";
import { test } from "node:test";
import { range } from "../js/range.js";

const rows = ["a", "b", "c", "d"];

test("a range goes either way", () => {
  assert.deepEqual(range(rows, "b", "d"), ["b", "c", "d"]);
  assert.deepEqual(range(rows, "d", "b"), ["b", "c", "d"]);
});

test("without a beginning it is one row, and a row that is gone is none", () => {
  assert.deepEqual(range(rows, undefined, "c"), ["c"]);
  assert.deepEqual(range(rows, "a", "z"), []);
});
