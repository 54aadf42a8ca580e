import type { Random } from "@/domain/random";
import type { PercussionName } from "../tones/percussion";
import { arrange, layerEnters, type Slot } from "./arrangement";
import { fitGrid, type Grid } from "./grid";
import { chordDegrees, degreeToMidi, type Key, voiceChord } from "./harmony";
import { writeMelody } from "./melody";
import type { Style } from "./styles/style";

export type PartName = "pad" | "chords" | "bass" | "lead";

export type NoteEvent = {
  part: PartName;
  midi: number;
  seconds: number;
  lengthSeconds: number;
  velocity: number;
  /** -1 left to 1 right. */
  pan: number;
};

/** `seconds` is when the stroke starts; a swell is placed so that it ends where it is wanted. */
export type DrumEvent = { drum: PercussionName; seconds: number; velocity: number };

export type Composition = { grid: Grid; notes: NoteEvent[]; drums: DrumEvent[] };

export type MusicBrief = { tempoBpm: number; durationSeconds: number; cutSeconds: readonly number[] };

/** Above this, tones whistle. */
const highestMidi = 103;

type Chord = { root: number; midis: number[]; bassMidi: number };

type Score = {
  style: Style;
  key: Key;
  grid: Grid;
  slots: Slot[];
  chords: Chord[];
  liftBeat: number;
  random: Random;
};

/** Writes the whole piece as events: what is played, not yet how it sounds. */
export function compose(brief: MusicBrief, style: Style, random: Random): Composition {
  const grid = fitGrid({ ...brief, beatsPerBar: style.beatsPerBar });
  const { slots, liftBeat } = arrange(grid, brief.cutSeconds, style.introEnergy);
  const key = { tonic: random.fork("key").pick(style.tonics), mode: style.mode };
  const roots = chordRoots(slots.length, style, random.fork("progression"));
  const score: Score = { style, key, grid, slots, liftBeat, chords: voiceAll(roots, style, key), random };
  const home = voiceAll([...roots, 0], style, key).at(-1);
  const notes = [...pads(score), ...chordFigures(score), ...bassLine(score), ...lead(score)];
  const drums = [...beats(score), ...fills(score), ...accents(score, brief.cutSeconds)];
  return {
    grid,
    notes: [...notes, ...(home ? finalChord(score, home) : [])].map((note) => humanised(note, score)),
    drums: [...drums, ...finalStrokes(score)],
  };
}

/** The progression, repeated, its last two chords replaced by the cadence. */
function chordRoots(count: number, style: Style, random: Random): number[] {
  const progression = random.pick(style.progressions);
  return Array.from({ length: count }, (_, index) => {
    const fromEnd = count - index;
    if (fromEnd === 1) return style.cadence[1];
    if (fromEnd === 2 && count > 2) return style.cadence[0];
    return progression[index % progression.length] ?? 0;
  });
}

function voiceAll(roots: readonly number[], style: Style, key: Key): Chord[] {
  let previous: number[] = [];
  return roots.map((root) => {
    const midis = voiceChord(key, chordDegrees(root, style.colour), {
      centre: style.chords.centre,
      previous,
    });
    previous = midis;
    const low = degreeToMidi(key, root);
    return { root, midis, bassMidi: low - key.tonic > 7 ? low - 12 : low };
  });
}

function chordAt(score: Score, slot: number): Chord {
  return score.chords[slot] ?? { root: 0, midis: [], bassMidi: score.key.tonic };
}

function pads({ slots, grid, style, ...score }: Score): NoteEvent[] {
  return slots.flatMap((slot, index) =>
    chordAt({ slots, grid, style, ...score }, index).midis.map((midi, voice) => ({
      part: "pad" as const,
      midi: midi > style.chords.centre + 9 ? midi - 12 : midi,
      seconds: slot.beat * grid.beatSeconds,
      lengthSeconds: slot.beats * grid.beatSeconds,
      velocity: 0.5 + 0.35 * slot.energy,
      pan: voice % 2 ? 0.25 : -0.25,
    })),
  );
}

/** Calls `play` for every mark of a one-bar pattern in every slot at or above an energy. */
function onPattern<Event>(
  score: Score,
  rule: { pattern: string; from: number },
  play: (
    mark: string,
    at: { slot: number; seconds: number; sixteenth: number; energy: number; untilNext: number },
  ) => Event[],
): Event[] {
  const { grid, style } = score;
  const sixteenthSeconds = grid.beatSeconds / 4;
  return score.slots.flatMap((slot, index) => {
    if (slot.energy < rule.from) return [];
    const sixteenths = slot.beats * 4;
    // A pickup plays the end of the pattern, so that it leads into the bar.
    const marks = [...rule.pattern].slice(rule.pattern.length - sixteenths);
    return marks.flatMap((mark, sixteenth) => {
      if (mark === ".") return [];
      const late = sixteenth % 2 === 1 ? style.swing : 0;
      const after = marks.slice(sixteenth + 1).findIndex((next) => next !== ".");
      return play(mark, {
        slot: index,
        seconds: slot.beat * grid.beatSeconds + (sixteenth + late) * sixteenthSeconds,
        sixteenth,
        energy: slot.energy,
        untilNext: (after < 0 ? sixteenths - sixteenth : after + 1) * sixteenthSeconds,
      });
    });
  });
}

function chordFigures(score: Score): NoteEvent[] {
  const pattern = score.random.fork("figure").pick(score.style.chords.patterns);
  return onPattern(score, { pattern, from: layerEnters.chords }, (mark, at) => {
    const { midis } = chordAt(score, at.slot);
    const tones = mark === "c" ? midis.map((_, index) => index) : [Number(mark)];
    const accent = at.sixteenth % 4 === 0 ? 0.1 : 0;
    return tones.map((tone) => ({
      part: "chords" as const,
      midi: (midis[tone % midis.length] ?? score.style.chords.centre) + 12 * Math.floor(tone / midis.length),
      seconds: at.seconds,
      lengthSeconds: Math.min(at.untilNext * 1.6, 1.6),
      velocity: (mark === "c" ? 0.45 : 0.5) + 0.3 * at.energy + accent,
      pan: tone % 2 ? 0.35 : -0.35,
    }));
  });
}

function bassLine(score: Score): NoteEvent[] {
  const pattern = score.random.fork("bass").pick(score.style.bass.patterns);
  const steps: Record<string, number> = { r: 0, f: 7, o: 12 };
  return onPattern(score, { pattern, from: layerEnters.bass }, (mark, at) => {
    const { bassMidi, root } = chordAt(score, at.slot);
    // The scale's own fifth, which on some degrees is not seven semitones away.
    const fifth = degreeToMidi(score.key, root + 4) - degreeToMidi(score.key, root);
    return [
      {
        part: "bass" as const,
        midi: bassMidi + (mark === "f" ? fifth : (steps[mark] ?? 0)),
        seconds: at.seconds,
        lengthSeconds: at.untilNext * 0.92,
        velocity: 0.65 + 0.25 * at.energy,
        pan: 0,
      },
    ];
  });
}

function lead(score: Score): NoteEvent[] {
  const { grid, slots, style, key } = score;
  const barSixteenths = grid.beatsPerBar * 4;
  const full = slots.filter((slot) => slot.bar >= 0);
  const roots = slots.flatMap((slot, index) => (slot.bar >= 0 ? [chordAt(score, index).root] : []));
  const melody = writeMelody(
    { roots, rhythms: style.lead.rhythms, barSixteenths, colour: style.colour },
    score.random.fork("melody"),
  );
  const octave = 12 * Math.round((style.lead.centre - degreeToMidi(key, 2)) / 12);
  return melody.flatMap((note): NoteEvent[] => {
    const slot = full[note.bar];
    if (!slot || slot.energy < layerEnters.lead) return [];
    const written = degreeToMidi(key, note.degree) + octave;
    // A tune that climbs out of its register is taken down an octave.
    const midi = written > style.lead.centre + 14 ? written - 12 : written;
    const event = {
      part: "lead" as const,
      midi,
      seconds: (slot.beat + note.sixteenth / 4) * grid.beatSeconds,
      lengthSeconds: (note.lengthSixteenths / 4) * grid.beatSeconds * 0.94,
      velocity: 0.6 + (note.accent ? 0.15 : 0) + 0.15 * slot.energy,
      pan: 0.12,
    };
    const doubled = { ...event, midi: midi + 12, velocity: event.velocity * 0.4, pan: -0.35 };
    return slot.energy >= layerEnters.doubling && note.accent && doubled.midi < highestMidi
      ? [event, doubled]
      : [event];
  });
}

const strokes: Record<string, number> = { X: 1, x: 0.75, o: 0.4 };

function beats(score: Score): DrumEvent[] {
  const { light, full } = score.style.kit;
  const layer = (kit: Partial<Record<PercussionName, string>>, from: number, below: number) =>
    (Object.entries(kit) as [PercussionName, string][]).flatMap(([drum, pattern]) =>
      onPattern(score, { pattern, from }, (mark, at): DrumEvent[] =>
        at.energy >= below ? [] : [{ drum, seconds: at.seconds, velocity: strokes[mark] ?? 0 }],
      ),
    );
  return [
    ...layer(light, layerEnters.lightKit, layerEnters.fullKit),
    ...layer(full, layerEnters.fullKit, Number.POSITIVE_INFINITY),
  ];
}

/** A run of strokes over the last two beats before the lift and before the end, louder towards its goal. */
function fills({ grid, style, liftBeat, random }: Score): DrumEvent[] {
  const drum = style.fill;
  if (drum === null) return [];
  const pick = random.fork("fill");
  return [liftBeat, grid.endBeat].flatMap((goal) =>
    Array.from({ length: 8 }, (_, step) => step)
      .filter((step) => goal >= 2 && (step >= 4 ? pick.next() < 0.9 : pick.next() < 0.5))
      .map((step) => ({
        drum,
        seconds: (goal - 2 + step / 4) * grid.beatSeconds,
        velocity: 0.35 + 0.06 * step,
      })),
  );
}

/** Cuts are marked on the cut itself, not on the beat: a soft swell into it, and a crash when it is the lift. */
function accents({ grid, liftBeat, style }: Score, cutSeconds: readonly number[]): DrumEvent[] {
  const loud = style.kitDb > -10;
  const swells = cutSeconds
    .filter((seconds) => seconds > 1.6 && seconds < (grid.endBeat - 1) * grid.beatSeconds)
    .map((seconds) => ({ drum: "swell" as const, seconds: seconds - 1.6, velocity: loud ? 0.3 : 0.22 }));
  const lift = { drum: "crash" as const, seconds: liftBeat * grid.beatSeconds, velocity: loud ? 0.6 : 0.3 };
  return [...swells, lift];
}

/** Home: every layer on the tonic, left to ring into the tail. */
function finalChord({ grid, key, style }: Score, home: Chord): NoteEvent[] {
  const seconds = grid.endBeat * grid.beatSeconds;
  const ring = (share: number) => ({ seconds, lengthSeconds: grid.tailSeconds * share });
  const top = 12 * Math.round((style.lead.centre - key.tonic) / 12);
  return [
    ...home.midis.map((midi, voice) => ({
      part: "pad" as const,
      midi,
      ...ring(0.7),
      velocity: 0.8,
      pan: voice % 2 ? 0.25 : -0.25,
    })),
    ...home.midis.map((midi, voice) => ({
      part: "chords" as const,
      midi,
      ...ring(0.85),
      velocity: 0.85,
      pan: voice % 2 ? 0.35 : -0.35,
    })),
    { part: "bass", midi: key.tonic, ...ring(0.65), velocity: 0.9, pan: 0 },
    { part: "lead", midi: key.tonic + top, ...ring(0.7), velocity: 0.75, pan: 0.12 },
  ];
}

function finalStrokes({ grid, style }: Score): DrumEvent[] {
  const seconds = grid.endBeat * grid.beatSeconds;
  const low = (["kick", "taiko", "softKick"] as const).find((drum) => drum in style.kit.full);
  const crash = { drum: "crash" as const, seconds, velocity: style.kitDb > -10 ? 0.7 : 0.35 };
  return low ? [{ drum: low, seconds, velocity: 1 }, crash] : [crash];
}

/** A few milliseconds and a few percent: exact repetition is what gives machines away. */
function humanised(note: NoteEvent, { random }: Score): NoteEvent {
  const touch = random.fork(`${note.part}/${note.midi}/${note.seconds.toFixed(3)}`);
  return {
    ...note,
    seconds: Math.max(0, note.seconds + touch.between(-0.004, 0.006)),
    velocity: Math.min(1, note.velocity * touch.between(0.93, 1.07)),
  };
}
