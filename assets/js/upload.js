// The file of a form goes ahead, with progress, while the person still types. <div class="file" data-upload="/uploads"
// data-max-bytes> holds the <input type="file">, a hidden [data-upload-id] field, and parts that show themselves in turn:
// [data-when="sending"] (progress, [data-upload-progress] with data-stalled, [data-upload-cancel]), "stored" ([data-upload-name]), "failed"
// ([data-upload-error], which takes data-too-large, data-empty, data-unreachable, data-refused). Without script, or after a
// failure, the plain field goes with the form.
import { on } from "./on.js";
import { send, UploadError } from "./resumable.js";
import { say } from "./say.js";
import { fill, size } from "./words.js";

/** Boxes whose file is on its way: `stop` ends it, `done` is kept once it has ended either way. */
const underWay = new Map();
const part = (box, name) => box.querySelector(`[data-${name}]`);

// The browser's own field speaks the browser's language; with script, a button in the page's language stands for it.
for (const choose of document.querySelectorAll("[data-upload-choose]")) {
  choose.hidden = false;
  choose.closest("[data-upload]").querySelector("input[type=file]").classList.add("visually-hidden");
}

on("dragover", "[data-upload]", (event, box) => {
  event.preventDefault();
  box.classList.add("over");
});
on("dragleave", "[data-upload]", (_event, box) => box.classList.remove("over"));
on("drop", "[data-upload]", (event, box) => {
  event.preventDefault();
  box.classList.remove("over");
  const input = box.querySelector("input[type=file]");
  if (!event.dataTransfer?.files.length) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

on("change", "[data-upload] input[type=file]", (_event, input) => {
  const box = input.closest("[data-upload]");
  const [file] = input.files;
  underWay.get(box)?.stop.abort();
  if (!file) return show(box, part(box, "upload-id").value ? "stored" : "");
  const wrong = file.size === 0 ? "empty" : file.size > Number(box.dataset.maxBytes || Infinity) ? "tooLarge" : null;
  if (!wrong) return start(box, input, file);
  // Kept as it is: the browser's own check still asks for a file.
  input.value = "";
  broken(box, input, part(box, "upload-error").dataset[wrong], file);
});

function start(box, input, file) {
  const stop = new AbortController();
  const done = upload(box, input, file, stop.signal).finally(() => {
    if (underWay.get(box)?.stop === stop) underWay.delete(box);
  });
  underWay.set(box, { stop, done });
}

async function upload(box, input, file, signal) {
  show(box, "sending", file);
  try {
    const id = await send(file, box.dataset.upload, { signal, progress: (sent) => advance(box, file, sent), stalled: () => stalled(box) });
    part(box, "upload-id").value = id;
    // It is there: the form need not carry it again.
    input.value = "";
    input.required = false;
    input.removeAttribute("aria-invalid");
    show(box, "stored", file);
    say(part(box, "upload-stored")?.dataset.said ?? "");
  } catch (error) {
    if (!(error instanceof UploadError)) return signal.aborted || broken(box, input, words(box, "unreachable"), file);
    // Refused for what it is: sending it again with the form would be refused as well.
    if (error.kind === "refused") input.value = "";
    broken(box, input, error.sentence || words(box, error.kind), file);
  }
}

const words = (box, kind) => part(box, "upload-error").dataset[kind];

function advance(box, file, sent) {
  const bar = part(box, "upload-bar");
  [bar.max, bar.value] = [file.size, sent];
  const text = part(box, "upload-progress");
  if (text) text.textContent = `${size(sent)} / ${size(file.size)}`;
}

/** The line is gone for a moment: the place of the figures says so, until they move again. */
function stalled(box) {
  const text = part(box, "upload-progress");
  if (text?.dataset.stalled && text.textContent !== text.dataset.stalled) {
    text.textContent = text.dataset.stalled;
    say(text.dataset.stalled);
  }
}

function broken(box, input, sentence, file) {
  input.setAttribute("aria-invalid", "true");
  const error = part(box, "upload-error");
  error.textContent = fill(sentence ?? "", { name: file.name, size: size(file.size) });
  show(box, "failed", file);
  say(error.textContent);
}

function show(box, state, file) {
  for (const each of box.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== state;
  box.classList.toggle("done", state === "stored");
  if (file) for (const name of box.querySelectorAll("[data-upload-name]")) name.textContent = file.name;
}

on("click", "[data-upload-cancel]", (_event, button) => {
  const box = button.closest("[data-upload]");
  const input = box.querySelector("input[type=file]");
  underWay.get(box)?.stop.abort();
  input.value = "";
  show(box, part(box, "upload-id").value ? "stored" : "");
  input.focus();
});

// Sent while a file is still on its way: the form waits for it, then goes by itself; if the file failed, the person decides.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const waiting = [...underWay].filter(([box]) => form.contains(box));
  if (waiting.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  submitter?.setAttribute("aria-busy", "true");
  await Promise.all(waiting.map(([, { done }]) => done));
  submitter?.removeAttribute("aria-busy");
  if (waiting.every(([box]) => box.querySelector('[data-when="stored"]').hidden === false)) form.requestSubmit(submitter);
}, true);
