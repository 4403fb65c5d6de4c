// Sending a file so that a dropped connection costs only the last piece: the client of tus 1.0.0, core and creation
// (https://tus.io/protocols/resumable-upload). POST makes the upload, PATCH sends pieces, HEAD asks how far it came.
import { reason } from "./problem.js";

const version = { "Tus-Resumable": "1.0.0" };

/** Small enough to show progress and lose little on a phone, large enough to cost no time on a good line. */
export const pieceSize = { least: 256 * 1024, most: 1024 * 1024 };

/** Why an upload ended: `kind` is "refused" (with the server's `sentence`, if it sent one) or "unreachable". */
export class UploadError extends Error {
  constructor(kind, sentence) {
    super(sentence ?? kind);
    Object.assign(this, { kind, sentence });
  }
}

/**
 * Sends `file` to `endpoint` and gives the id of the upload. `progress(sent)` is told of each piece, in bytes.
 * `stalled()` is told when an attempt failed and another will be made. `wait(ms, signal)` pauses between attempts, `attempts`
 * is how many in a row may fail; tests pass their own.
 */
export async function send(file, endpoint, { progress = () => {}, stalled = () => {}, signal, wait = pause, attempts = 8 } = {}) {
  const line = { signal, stalled, wait, attempts, failed: 0 };
  let upload = await create(file, endpoint, line);
  let [offset, size, again] = [0, pieceSize.least, 0];
  progress(0);
  while (offset < file.size) {
    const began = Date.now();
    const answer = await patch(upload, offset, file.slice(offset, offset + size), line);
    if (answer.lost && again++ === 0) {
      // The server no longer knows it (cleaned away over night): once more from the start.
      upload = await create(file, endpoint, line);
      offset = 0;
    } else if (answer.lost) {
      throw new UploadError("unreachable");
    } else {
      offset = answer.offset;
      size = Date.now() - began < 500 ? Math.min(size * 2, pieceSize.most) : pieceSize.least;
    }
    progress(offset);
  }
  return upload.id;
}

async function create(file, endpoint, line) {
  const headers = { ...version, "Upload-Length": String(file.size), "Upload-Metadata": `filename ${base64(file.name)}` };
  const answer = await attempt(line, endpoint, { method: "POST", headers });
  if (!answer.ok) throw await refusal(answer);
  const url = new URL(answer.headers.get("Location"), globalThis.location?.href ?? endpoint).href;
  return { url, id: url.split("/").at(-1) };
}

/** Sends one piece. `{offset}` is how far the server says it is, `{lost: true}` that it knows no such upload. */
async function patch(upload, offset, piece, line) {
  const headers = { ...version, "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
  const answer = await attempt(line, upload.url, { method: "PATCH", headers, body: piece }, true);
  if (answer?.ok) return { offset: Number(answer.headers.get("Upload-Offset")) };
  // Broken off in between, or another offset (409): what arrived is the server's to say.
  const where = !answer || answer.status === 409 ? await attempt(line, upload.url, { method: "HEAD", headers: version }) : answer;
  if (where.status === 404 || where.status === 410) return { lost: true };
  if (!where.ok) throw await refusal(where);
  return { offset: Number(where.headers.get("Upload-Offset")) };
}

/**
 * One request, tried until the server answers with something final. With `once`, a broken connection gives null instead,
 * because the same bytes must not be sent again without asking for the offset; it still counts as a failure.
 */
async function attempt(line, url, request, once = false) {
  for (;;) {
    line.signal?.throwIfAborted();
    let answer = null;
    try {
      answer = await fetch(url, { ...request, signal: line.signal });
    } catch {
      line.signal?.throwIfAborted();
    }
    const passing = !answer || answer.status >= 500 || answer.status === 429 || answer.status === 423;
    if (!passing) {
      if (answer.ok && request.method === "PATCH") line.failed = 0;
      return answer;
    }
    if (++line.failed >= line.attempts) throw new UploadError("unreachable");
    line.stalled();
    const asked = Number(answer?.headers.get("Retry-After")) * 1000;
    await line.wait(asked || Math.min(500 * 2 ** (line.failed - 1), 16_000), line.signal);
    if (once) return null;
  }
}

const refusal = async (answer) => new UploadError("refused", reason(answer, await answer.text()));

/** Base64 of the UTF-8 of `text`, as Upload-Metadata wants it. */
const base64 = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

/** Waits `ms`; while the device is offline until it is online again. Ends early, with an error, when `signal` says so. */
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const go = () => (globalThis.navigator?.onLine === false ? addEventListener("online", resolve, { once: true }) : resolve());
    const timer = setTimeout(go, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
