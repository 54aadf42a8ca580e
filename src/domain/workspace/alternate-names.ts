/** What the first version of a shot or scene is called. */
export const original = "A1";

/** "A4" after "A1" and "A3": a name that was used once never means something else. */
export const nextName = (names: readonly string[]): string =>
  `A${Math.max(...names.map((name) => Number(name.slice(1)) || 0)) + 1}`;
