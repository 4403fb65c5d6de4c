// A part that htmx exchanges keeps the focus and how far its boxes were scrolled: nobody loses their place to the news.

/** What to come back to once `target` was exchanged. */
function look(target) {
  const focused = target.contains(document.activeElement) && document.activeElement;
  const scrolled = [target, ...target.querySelectorAll("[id]")].filter((each) => each.id && (each.scrollTop || each.scrollLeft));
  return {
    id: focused && focused.id,
    href: focused && focused.getAttribute("href"),
    // A card or row whose link leads elsewhere now is still the same person.
    row: focused && focused.closest("[data-card][id], [data-row][id]")?.id,
    scrolls: scrolled.map(({ id, scrollTop: top, scrollLeft: left }) => ({ id, top, left })),
  };
}

function comeBack({ id, href, row, scrolls }) {
  for (const { id: box, ...to } of scrolls) document.getElementById(box)?.scrollTo({ ...to, behavior: "instant" });
  if (document.activeElement !== document.body) return;
  const again = (id && document.getElementById(id)) || (href && document.querySelector(`a[href="${CSS.escape(href)}"]`)) || (row && document.getElementById(row)?.querySelector("a[href]"));
  if (again) again.focus({ preventScroll: true });
}

// A part that comes along with an answer for another place is exchanged within that exchange.
for (const [before, after] of [["htmx:beforeSwap", "htmx:afterSwap"], ["htmx:oobBeforeSwap", "htmx:oobAfterSwap"]]) {
  let place = null;
  document.addEventListener(before, ({ detail: { target } }) => (place = look(target)));
  document.addEventListener(after, () => {
    if (place) comeBack(place);
    place = null;
  });
}
