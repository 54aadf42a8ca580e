import type { Grid } from "./grid";

/** How much plays in each chord slot, 0-1: the layers join as it rises. */
export type Slot = {
  beat: number;
  beats: number;
  /** Which bar, counted from the first full one; a pickup is -1. */
  bar: number;
  energy: number;
};

/** Energies at which layers join. */
export const layerEnters = {
  chords: 0.3,
  lightKit: 0.4,
  bass: 0.5,
  lead: 0.55,
  fullKit: 0.8,
  doubling: 0.9,
} as const;

/** Bars and their energy: an intro, a build, and a lift that starts at the bar nearest to the cut around the middle. */
export function arrange(
  grid: Grid,
  cutSeconds: readonly number[],
  introEnergy: number,
): { slots: Slot[]; liftBeat: number } {
  const bars = Math.floor(grid.endBeat / grid.beatsPerBar);
  const liftBar = findLift(grid, cutSeconds, bars);
  const introBars = bars < 4 ? 0 : Math.max(1, Math.round(liftBar * 0.35));
  const slots: Slot[] = [];
  if (grid.pickupBeats > 0)
    slots.push({ beat: 0, beats: grid.pickupBeats, bar: -1, energy: introEnergy * 0.8 });
  for (let bar = 0; bar < bars; bar++) {
    const built = introBars >= liftBar ? 1 : (bar - introBars + 1) / (liftBar - introBars + 1);
    const energy =
      bar < introBars ? introEnergy : bar < liftBar ? Math.max(introEnergy, 0.5 + 0.28 * built) : 1;
    slots.push({
      beat: grid.pickupBeats + bar * grid.beatsPerBar,
      beats: grid.beatsPerBar,
      bar,
      energy: Math.min(1, energy),
    });
  }
  return { slots, liftBeat: grid.pickupBeats + liftBar * grid.beatsPerBar };
}

/** A short piece is all lift after its first bar; a longer one lifts near the middle, on a cut if one is near. */
function findLift(grid: Grid, cutSeconds: readonly number[], bars: number): number {
  if (bars < 3) return Math.min(1, bars - 1);
  const barSeconds = grid.beatSeconds * grid.beatsPerBar;
  const middle = bars * 0.5 * barSeconds;
  const cut = cutSeconds
    .filter((seconds) => seconds > 0.25 * bars * barSeconds && seconds < 0.75 * bars * barSeconds)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const wanted = ((cut ?? middle) - grid.pickupBeats * grid.beatSeconds) / barSeconds;
  return Math.max(1, Math.min(bars - 1, Math.round(wanted)));
}
