import assert from "node:assert/strict";
import { test } from "node:test";
import { atSign, withMention } from "../js/mention-text.js";

const typing = (text) => atSign(text, text.length)?.words;

test("an @ that begins a word asks for a person", () => {
  assert.equal(typing("@"), "");
  assert.equal(typing("Ask @ros"), "ros");
  assert.equal(typing("Ask @Rosa Br"), "Rosa Br");
  assert.equal(typing("麻烦（@吴"), "吴");
  assert.equal(typing("请看，@方"), "方");
});

test("an address is no mention, nor is a name followed by more words", () => {
  assert.equal(typing("rosa@qianli"), undefined);
  assert.equal(typing("@Rosa Brandt can you"), undefined);
  assert.equal(typing("nobody here"), undefined);
});

test("taking a person writes the name where the @ was, and goes on behind it", () => {
  const text = "Ask @ros about Thursday";
  const { text: written, caret } = withMention(text, 8, "Rosa Brandt");
  assert.equal(written, "Ask @Rosa Brandt about Thursday");
  assert.equal(written.slice(0, caret), "Ask @Rosa Brandt ");
});
