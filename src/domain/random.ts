/** A deterministic stream of numbers: equal seeds give equal streams on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** A whole number in [0, count). */
  index(count: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** An independent stream, so that adding a draw in one place does not shift the others. */
  fork(label: string): Random;
};

/** FNV-1a, 32 bits: spreads names and seeds over the generator's state. Not for security. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32 over a hash of the seed: small, fast, and good enough for pictures and music. */
export function createRandom(seed: number | string): Random {
  const name = String(seed);
  let state = hash32(name);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    index: (count) => Math.floor(next() * count),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    fork: (label) => createRandom(`${name}/${label}`),
  };
}
