// The text of a note around the caret: is somebody being named, and what stands there once they are.

/** `{at, words}` of the name being typed before `caret`: at most two words after an @ that begins a word; else null. */
export function atSign(text, caret) {
  const found = /(?:^|[\s(（，。、])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]+)?)$/u.exec(text.slice(0, caret));
  return found && { at: caret - found[1].length - 1, words: found[1] };
}

/** The text with the name being typed replaced by "@name ", and where the caret stands then. */
export function withMention(text, caret, name) {
  const typed = atSign(text, caret) ?? { at: caret };
  const head = `${text.slice(0, typed.at)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
}
