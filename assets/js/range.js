// From here to there in a list, whichever comes first.

/** The part of `list` from `from` to `to`, both included; `to` alone when `from` is no longer in the list. */
export function range(list, from, to) {
  const [a, b] = [list.indexOf(from), list.indexOf(to)];
  if (b < 0) return [];
  return a < 0 ? [to] : list.slice(Math.min(a, b), Math.max(a, b) + 1);
}
