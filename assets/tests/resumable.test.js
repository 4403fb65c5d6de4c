import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { pieceSize, send, UploadError } from "../js/resumable.js";
import { tusServer } from "./tus-server.js";

const cv = (bytes) => new File([bytes], "Lebenslauf_Baumgärtner 张伟.pdf");

/** Sends `bytes` to a server with `troubles`; gives the server, what became of it, the waits and the progress told. */
async function attempt(bytes, troubles, options = {}) {
  const server = await tusServer(troubles);
  const [waits, told] = [[], []];
  const wait = async (ms) => void waits.push(ms);
  const sent = send(cv(bytes), server.endpoint, { wait, progress: (n) => told.push(n), ...options });
  const outcome = await sent.then((id) => ({ id }), (error) => ({ error }));
  await server.stop();
  return { server, waits, told, ...outcome };
}

test("a file of several pieces arrives whole, with its name", async () => {
  const bytes = randomBytes(3 * pieceSize.most + 17);
  const { server, id, told } = await attempt(bytes, []);
  assert.deepEqual(server.uploads.get(id).data, bytes);
  const name = Buffer.from(server.uploads.get(id).metadata.split(" ")[1], "base64").toString();
  assert.equal(name, "Lebenslauf_Baumgärtner 张伟.pdf");
  assert.equal(told.at(-1), bytes.length);
  assert.deepEqual(told, told.toSorted((a, b) => a - b));
});

test("a connection that drops in the middle of a piece goes on from what arrived", async () => {
  const bytes = randomBytes(2 * pieceSize.least);
  const { server, id, waits } = await attempt(bytes, [null, "drop", null, null]);
  assert.deepEqual(server.uploads.get(id).data, bytes);
  assert.deepEqual(server.requests.slice(0, 3), ["POST", "PATCH", "HEAD"]);
  assert.deepEqual(waits, [500]);
});

test("a server that is away is asked again, each time after a longer wait", async () => {
  const { id, waits } = await attempt(randomBytes(10), ["drop", 503, 502]);
  assert.equal(id, "1");
  assert.deepEqual(waits, [500, 1000, 2000]);
});

test("it gives up in the end", async () => {
  const { error } = await attempt(randomBytes(10), [503, 503, 503, 503], { attempts: 4 });
  assert.ok(error instanceof UploadError);
  assert.equal(error.kind, "unreachable");
});

test("another offset is asked for, not guessed", async () => {
  const bytes = randomBytes(pieceSize.least);
  const { server, id } = await attempt(bytes, [null, 409, null]);
  assert.deepEqual(server.uploads.get(id).data, bytes);
});

test("an upload the server has forgotten starts once more", async () => {
  const bytes = randomBytes(pieceSize.least + 1);
  const { server, id } = await attempt(bytes, [null, null, "lose"]);
  assert.deepEqual(server.uploads.get(id).data, bytes);
  assert.equal(server.requests.filter((method) => method === "POST").length, 2);
});

test("a refusal is final and says why in the server's words", async () => {
  const { error, server } = await attempt(randomBytes(10), [null, { status: 422, problem: { detail: "This PDF needs a password." } }]);
  assert.equal(error.kind, "refused");
  assert.equal(error.sentence, "This PDF needs a password.");
  assert.equal(server.requests.length, 2);
});

test("a cancelled upload stops and is no error of its own", async () => {
  const stop = new AbortController();
  const progress = (sent) => sent > 0 && stop.abort();
  const { error, server } = await attempt(randomBytes(4 * pieceSize.most), [], { signal: stop.signal, progress });
  assert.equal(error.name, "AbortError");
  assert.equal(server.requests.length, 2);
});
