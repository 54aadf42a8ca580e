import type { VideoEntry } from "./catalogue";

/** Two lengths are the same when they differ by less: frames never do. */
const unitMs = 1;

/**
 * The calls that cover a shot, as real lengths of the model in seconds, longest first. A shot that fits into one call
 * takes the shortest length that covers it. A longer one is cut so that as little as possible is made in vain, and then
 * into as few calls as possible.
 */
export function planChunks(seconds: number, { durations }: Pick<VideoEntry, "durations">): number[] {
  const single = durations.find((duration) => duration >= seconds);
  if (single !== undefined) return [single];
  const wantedMs = Math.ceil(seconds * 1000 - unitMs / 2);
  const reach = fewestForTotal(
    durations.map((duration) => Math.round(duration * 1000)),
    wantedMs,
  );
  const least = [...reach.keys()].filter((total) => total >= wantedMs).sort((a, b) => a - b)[0];
  const chosen = least === undefined ? [] : (reach.get(least) ?? []);
  return chosen.map((ms) => ms / 1000).sort((a, b) => b - a);
}

/** For each total that can be reached up to the first ones beyond what is wanted: the fewest lengths that give it. */
function fewestForTotal(lengthsMs: readonly number[], wantedMs: number): Map<number, number[]> {
  const reach = new Map<number, number[]>([[0, []]]);
  let edge: [number, number[]][] = [[0, []]];
  while (edge.length > 0) {
    const next = new Map<number, number[]>();
    for (const [total, parts] of edge) {
      for (const length of lengthsMs) {
        if (!reach.has(total + length)) next.set(total + length, [...parts, length]);
      }
    }
    for (const [total, parts] of next) reach.set(total, parts);
    edge = [...next].filter(([total]) => total < wantedMs);
  }
  return reach;
}
