import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { sprite, symbol } from "../sprite.js";

const icons = new URL("../icons/", import.meta.url);

test("every drawing is a symbol under its own name", async () => {
  const names = (await readdir(icons)).map((name) => name.replace(".svg", ""));
  const text = await sprite(icons);
  assert.deepEqual([...text.matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => id).sort(), names.sort());
});

test("a drawing brings no style, no script and no colour of its own", async () => {
  for (const name of await readdir(icons)) {
    const svg = await readFile(new URL(name, icons), "utf8");
    assert.doesNotMatch(svg, /style|script|#[0-9a-f]{3}|rgb|href/i, name);
  }
});

test("what is filled stays filled", () => {
  const drawn = symbol("mane", '<svg viewBox="0 0 30 24" fill="currentColor"><path d="M0 0"/></svg>\n');
  assert.equal(drawn, '<symbol id="mane" viewBox="0 0 30 24" fill="currentColor" stroke="none"><path d="M0 0"/></symbol>');
});
