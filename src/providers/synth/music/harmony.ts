/** Semitones above the tonic of the seven degrees of a mode. */
export const modes = {
  major: [0, 2, 4, 5, 7, 9, 11],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  harmonicMinor: [0, 2, 3, 5, 7, 8, 11],
} as const;
export type Mode = keyof typeof modes;

export type Key = { tonic: number; mode: Mode };

/** MIDI note of a scale degree, 0 = the tonic; degrees go on upwards and downwards through the octaves. */
export function degreeToMidi({ tonic, mode }: Key, degree: number): number {
  const octave = Math.floor(degree / 7);
  return tonic + 12 * octave + (modes[mode][degree - octave * 7] ?? 0);
}

export const midiToHz = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

/** How much colour chords carry beyond the triad. */
export type ChordColour = "triad" | "seventh" | "ninth" | "open";

const stacks: Record<ChordColour, readonly number[]> = {
  triad: [0, 2, 4],
  seventh: [0, 2, 4, 6],
  ninth: [0, 2, 4, 8],
  open: [0, 4, 8],
};

/** Scale degrees of the chord on a degree. */
export const chordDegrees = (root: number, colour: ChordColour): number[] =>
  stacks[colour].map((step) => root + step);

/**
 * MIDI notes of a chord near `centre`, each voice moved by octaves to lie closest to where the voices were before:
 * smooth voice leading is most of what makes synthetic chords sound played.
 */
export function voiceChord(
  key: Key,
  degrees: readonly number[],
  near: { centre: number; previous: number[] },
): number[] {
  return degrees
    .map((degree, voice) => {
      const target = near.previous[voice] ?? near.centre + (voice - 1) * 4;
      const pull = 0.7 * target + 0.3 * (near.centre + (voice - 1) * 4);
      const midi = degreeToMidi(key, degree);
      return midi + 12 * Math.round((pull - midi) / 12);
    })
    .sort((a, b) => a - b);
}
