// Listening at the document, so that parts which arrive later need no setting up.

/** Calls `act(event, element)` when `type` happens on or inside an element that matches `selector`. */
export function on(type, selector, act, options) {
  document.addEventListener(
    type,
    (event) => {
      const element = event.target.closest?.(selector);
      if (element) act(event, element);
    },
    options,
  );
}

/** `act`, a moment after the first call; the calls until then count as that one. */
export function soon(act, wait) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, wait);
  };
}

/** `act`, but only once calls have stopped for `wait` milliseconds. */
export function settled(act, wait) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...given);
  };
}
