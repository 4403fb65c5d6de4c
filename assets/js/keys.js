// What a key press means, without the page: names of keys, and sequences such as "g j".

/** Whether the keyboard says ⌘ where others say Ctrl. */
export const mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** How long after `g` the second key may come, in milliseconds. */
export const patience = 1200;

/** The name of a key press as `data-key` writes it: "j", "X" is "Shift x", "?", "Enter", "Mod k" with Ctrl or Cmd. */
export function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || key === "Shift" || key === "Control" || key === "Meta") return "";
  const letter = key.length === 1 ? key.toLowerCase() : key;
  // A sign such as ? needs Shift on one keyboard and not on the other; only letters and named keys count it.
  const shifted = shiftKey && (key.length > 1 || letter !== letter.toUpperCase());
  return `${ctrlKey || metaKey ? "Mod " : ""}${shifted ? "Shift " : ""}${letter}`;
}

/** Joins presses into sequences: `press(name, time, known)` gives the longest known name that ends with this press. */
export class Sequence {
  #first = "";
  #at = -Infinity;

  /** `known(name)` is true for a whole name, "begins" for the first key of a longer one; times are in milliseconds. */
  press(name, time, known) {
    const both = time - this.#at <= patience ? `${this.#first} ${name}` : "";
    this.#first = "";
    if (both.trim() && known(both) === true) return both;
    const alone = known(name);
    if (alone === "begins") [this.#first, this.#at] = [name, time];
    return alone === true ? name : "";
  }
}

/** How a `data-key` is shown: ["G", "J"], ["⇧", "X"], ["⌘", "K"] on a Mac and ["Ctrl", "K"] elsewhere. */
export function keyCaps(name, onMac = false) {
  const caps = { Mod: onMac ? "⌘" : "Ctrl", Shift: "⇧", Enter: "↵", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
  return name.split(" ").map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
