import type { Random } from "@/domain/random";
import type { ChordColour } from "./harmony";
import { chordDegrees } from "./harmony";

/** A melody note: where in its bar (sixteenths), how long, and which scale degree relative to the tonic. */
export type MelodyNote = {
  bar: number;
  sixteenth: number;
  lengthSixteenths: number;
  degree: number;
  accent: boolean;
};

type Motif = { rhythm: readonly number[]; contour: readonly number[] };

/**
 * A tune out of one idea. Bars come in pairs, a call and its answer: the call states the motif on its chord, the answer
 * repeats it moved or turned over and ends on a long note; every second answer comes home to the tonic's chord.
 * `roots` is the chord root of each bar.
 */
export function writeMelody(
  source: {
    roots: readonly number[];
    rhythms: readonly [string, ...string[]];
    barSixteenths: number;
    colour: ChordColour;
  },
  random: Random,
): MelodyNote[] {
  const call = inventMotif(random.pick(source.rhythms), random);
  const other = inventMotif(random.pick(source.rhythms), random);
  const lift = random.between(0, 1) < 0.5 ? 0 : 2;
  return source.roots.flatMap((root, bar) => {
    const place = bar % 4;
    const motif = place === 2 ? vary(call, random) : place === 1 ? other : call;
    const isAnswer = place % 2 === 1;
    const idea = isAnswer ? shorten(motif) : motif;
    const notes = settle(idea, { root, lift: place === 2 ? lift : 0, colour: source.colour });
    return notes.map((degree, index): MelodyNote => {
      const sixteenth = idea.rhythm[index] ?? 0;
      const next = idea.rhythm[index + 1] ?? source.barSixteenths;
      return { bar, sixteenth, lengthSixteenths: next - sixteenth, degree, accent: sixteenth % 8 === 0 };
    });
  });
}

function inventMotif(pattern: string, random: Random): Motif {
  const rhythm = [...pattern].flatMap((mark, sixteenth) => (mark === "." ? [] : [sixteenth]));
  const contour: number[] = [];
  let degree = random.pick([0, 2, 4]);
  let direction = random.pick([-1, 1]);
  for (const _ of rhythm) {
    contour.push(degree);
    // Mostly steps; a leap turns round afterwards, as singers do.
    const leap = random.next() < 0.25;
    degree += direction * (leap ? 2 + random.index(2) : 1);
    if (leap || Math.abs(degree - 2) > 4 || random.next() < 0.3) direction = -direction;
  }
  return { rhythm, contour };
}

/** The same rhythm with its last notes turned over: heard as the same idea going somewhere else. */
function vary(motif: Motif, random: Random): Motif {
  const from = Math.ceil(motif.contour.length / 2);
  const pivot = motif.contour[from - 1] ?? 0;
  const shift = random.pick([0, 1]);
  const contour = motif.contour.map((degree, index) => (index < from ? degree : 2 * pivot - degree + shift));
  return { rhythm: motif.rhythm, contour };
}

/** An answer stops early and rings: its notes end in the first two thirds. */
function shorten(motif: Motif): Motif {
  const count = Math.max(1, Math.ceil(motif.rhythm.length * 0.67));
  return { rhythm: motif.rhythm.slice(0, count), contour: motif.contour.slice(0, count) };
}

/** Degrees of a motif over a chord: the first, the last and accented notes are chord tones, the rest pass between. */
function settle(motif: Motif, on: { root: number; lift: number; colour: ChordColour }): number[] {
  // Roots above the fifth degree are taken below the tonic, so that the tune stays in one register.
  const base = (on.root > 4 ? on.root - 7 : on.root) + on.lift;
  const tones = chordDegrees(on.root, on.colour).map((degree) => degree % 7);
  return motif.contour.map((step, index) => {
    const degree = base + step;
    const sixteenth = motif.rhythm[index] ?? 0;
    const stable = index === 0 || index === motif.contour.length - 1 || sixteenth % 8 === 0;
    return stable ? nearestTone(degree, tones) : degree;
  });
}

function nearestTone(degree: number, tones: readonly number[]): number {
  for (const distance of [0, -1, 1, -2, 2, -3, 3]) {
    const candidate = degree + distance;
    if (tones.includes(((candidate % 7) + 7) % 7)) return candidate;
  }
  return degree;
}
