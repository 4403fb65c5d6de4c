import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, plural, size } from "../js/words.js";

test("blanks are filled and numbers written in the page's language", () => {
  assert.equal(fill("{name} is in {stage}.", { name: "张伟", stage: "Review" }, "en"), "张伟 is in Review.");
  assert.equal(fill("{n} von {total}", { n: 3, total: 1312 }, "de"), "3 von 1.312");
  assert.equal(fill("{unknown} stays", {}, "en"), "{unknown} stays");
});

test("one and many differ where the language has them differ", () => {
  const english = { one: "{n} person", other: "{n} people" };
  assert.equal(plural(english, 1, "en"), "1 person");
  assert.equal(plural(english, 1312, "en"), "1,312 people");
  assert.equal(plural({ other: "已选 {n} 人" }, 1, "zh-Hans"), "已选 1 人");
});

test("a size is what a person would say", () => {
  assert.equal(size(214_000, "en"), "214 kB");
  assert.equal(size(3_100_000, "de"), "3,1 MB");
  assert.equal(size(999_600, "en"), "1 MB");
});
