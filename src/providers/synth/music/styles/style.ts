import type { InstrumentName } from "../../tones/instruments";
import type { PercussionName } from "../../tones/percussion";
import type { ChordColour, Mode } from "../harmony";

/**
 * Patterns are one bar in sixteenths, one character each ("." is a rest).
 * Drums: "X" accent, "x" stroke, "o" ghost. Bass: "r" root, "f" fifth, "o" octave. Chords: a digit plays that tone of
 * the chord counted from below (going on through the octaves), "c" plays the chord.
 */
type Pattern = string;

export type Part = { instrument: InstrumentName; gainDb: number; reverb: number; delay?: number };

export type Style = {
  mode: Mode;
  /** MIDI notes a tonic may have, around the octave of the bass. */
  tonics: readonly [number, ...number[]];
  beatsPerBar: 3 | 4;
  /** How late off-beat sixteenths come, in fractions of one. */
  swing: number;
  colour: ChordColour;
  /** Chord roots as degrees from 0, one per bar; the seed picks one. */
  progressions: readonly [readonly number[], ...(readonly number[])[]];
  /** Roots of the two chords that lead into the final tonic. */
  cadence: readonly [number, number];
  pad: Part;
  chords: Part & { patterns: readonly [Pattern, ...Pattern[]]; centre: number };
  bass: Part & { patterns: readonly [Pattern, ...Pattern[]] };
  lead: Part & {
    /** Rhythms of one bar, the same notation as drums; a note lasts until the next. */
    rhythms: readonly [Pattern, ...Pattern[]];
    centre: number;
  };
  /** Drums from the build on, and what the lift adds or changes. */
  kit: { light: Partial<Record<PercussionName, Pattern>>; full: Partial<Record<PercussionName, Pattern>> };
  kitDb: number;
  fill: PercussionName | null;
  /** How much is there from the first bar, 0-1. */
  introEnergy: number;
  /** How deeply the kick pushes the pads down, 0-1. */
  pump: number;
  reverbSeconds: number;
};
