// A part that htmx exchanges keeps the focus and how far its boxes were scrolled: nobody loses their place to the news.

let place = null;

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const focused = target.contains(document.activeElement) && document.activeElement;
  const scrolled = [target, ...target.querySelectorAll("[id]")].filter((each) => each.id && (each.scrollTop || each.scrollLeft));
  place = {
    id: focused && focused.id,
    href: focused && focused.getAttribute("href"),
    scrolls: scrolled.map(({ id, scrollTop: top, scrollLeft: left }) => ({ id, top, left })),
  };
});

document.addEventListener("htmx:afterSwap", () => {
  if (!place) return;
  const { id, href, scrolls } = place;
  place = null;
  for (const { id: box, ...to } of scrolls) document.getElementById(box)?.scrollTo({ ...to, behavior: "instant" });
  if (document.activeElement !== document.body) return;
  const again = (id && document.getElementById(id)) || (href && document.querySelector(`a[href="${CSS.escape(href)}"]`));
  if (again) again.focus({ preventScroll: true });
});
