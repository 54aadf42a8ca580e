/** One call to a model that makes clips of fixed lengths. */
export type Chunk = {
  /** What the model is asked for. */
  seconds: number;
  /** How much of it the shot uses, from its beginning. */
  frames: number;
};

/**
 * The calls that a shot of this many frames takes: one of the shortest length that covers it, or, for a shot longer
 * than the longest, a row of lengths with as little left over as possible. "any" takes every length.
 */
export function chunksOf(frames: number, fps: number, durations: "any" | readonly number[]): Chunk[] {
  if (durations === "any" || durations.length === 0) return [{ seconds: frames / fps, frames }];
  const lengths = secondsOf(frames / fps, durations);
  let left = frames;
  return lengths.map((seconds, index) => {
    const used = index === lengths.length - 1 ? left : Math.min(left, Math.round(seconds * fps));
    left -= used;
    return { seconds, frames: used };
  });
}

function secondsOf(wanted: number, durations: readonly number[]): number[] {
  const rising = durations.toSorted((a, b) => a - b);
  const longest = rising.at(-1) ?? wanted;
  // A hair of tolerance: 5 s at 24 frames is 120 frames, and no model is asked for a second clip over rounding.
  const covers = (total: number) => total >= wanted - 1e-6;
  const count = Math.max(1, Math.ceil(wanted / longest - 1e-6));
  const lengths = Array.from({ length: count }, () => longest);
  for (let index = count - 1; index >= 0; index--) {
    const others = lengths.reduce((sum, length) => sum + length, 0) - longest;
    lengths[index] = rising.find((length) => covers(others + length)) ?? longest;
    if (lengths[index] === rising[0]) continue;
    break;
  }
  return lengths;
}
