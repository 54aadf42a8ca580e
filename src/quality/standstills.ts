import type { StepTraits } from "./clip-samples";
import { median } from "./statistics";

/** Mean luma difference under which two frames look the same. */
const sameBelow = 0.06;
/** Longer runs of repeated frames are a standstill, shorter ones a stutter. */
const longestStutter = 5;

export type Standstills = {
  /** Runs of steps, by number, in which the picture stays the same. */
  runs: { start: number; length: number }[];
  /** Steps there are in all. */
  steps: number;
  /** The clip's usual step when it moves, in grey levels; 0 when it never does. */
  usual: number;
};

/** Where a clip stands still: almost no difference, and far less than the clip's own motion. */
export function findStandstills(steps: readonly StepTraits[]): Standstills {
  const differences = steps.map(({ difference }) => difference);
  const usual = median(differences.filter((difference) => difference >= sameBelow));
  const threshold = Math.min(sameBelow, usual * 0.2);
  const runs: Standstills["runs"] = [];
  for (const [index, difference] of differences.entries()) {
    if (difference >= threshold) continue;
    const last = runs.at(-1);
    if (last && last.start + last.length === index) last.length++;
    else runs.push({ start: index, length: 1 });
  }
  return { runs, steps: steps.length, usual };
}

/** Share of the frames that repeat the one before in short runs inside motion. */
export function repeatedShare({ runs, steps }: Standstills): number {
  const inside = runs.filter(
    ({ start, length }) => length <= longestStutter && start > 0 && start + length < steps,
  );
  return inside.reduce((sum, { length }) => sum + length, 0) / Math.max(1, steps);
}
