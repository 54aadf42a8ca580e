/** To be spread over what people are using, such as bars and whatever opens: toasts do not cover it. */
export const keptClear = { "data-kept-clear": "" } as const;

/** Boxes of what is on the page and to be kept clear. */
export const keptClearBoxes = (): DOMRect[] =>
  [...document.querySelectorAll("[data-kept-clear]")].map((element) => element.getBoundingClientRect());
