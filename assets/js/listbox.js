// A list of options under a text field that keeps the focus (ARIA: combobox with a listbox, aria-activedescendant).

const options = (list) => [...list.querySelectorAll('[role="option"]')];

/** The option that Enter would take; null when none is. */
export const chosen = (list) => list.querySelector('[role="option"][aria-selected="true"]');

/** Makes `option` (or none) the chosen one and tells `field` of it. */
export function choose(field, list, option) {
  for (const other of options(list)) other.setAttribute("aria-selected", String(other === option));
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.id ||= `option-${options(list).indexOf(option)}`;
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

/** Goes through the options with the arrows; true when `event` was such a key. */
export function stepThrough(event, field, list) {
  const all = options(list);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || all.length === 0) return false;
  const at = all.indexOf(chosen(list));
  choose(field, list, all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
  event.preventDefault();
  return true;
}

/** Asks `url` with `q`, leaving out answers that a later question overtook. Gives a function; its answer is HTML or null. */
export function asker() {
  let last = null;
  return async (url, q) => {
    last?.abort();
    last = new AbortController();
    const asked = new URL(url, location.href);
    asked.searchParams.set("q", q);
    try {
      const answer = await fetch(asked, { signal: last.signal, headers: { "HX-Request": "true" } });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null;
    }
  };
}
