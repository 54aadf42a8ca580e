import fc from "fast-check";
import { expect, test } from "vitest";
import { moods } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import { compose } from "./compose";
import { fitGrid } from "./grid";
import { modes } from "./harmony";
import { styles } from "./styles/styles";

const request = fc.record({
  durationSeconds: fc.double({ min: 3, max: 60, noNaN: true }),
  tempoBpm: fc.integer({ min: 50, max: 180 }),
  beatsPerBar: fc.constantFrom(3, 4),
  cutSeconds: fc.array(fc.double({ min: 0.5, max: 60, noNaN: true }), { maxLength: 6 }),
});

test("whole beats and a tail fill any length exactly, near the tempo asked for", () => {
  fc.assert(
    fc.property(request, (asked) => {
      const grid = fitGrid(asked);
      expect(grid.endBeat * grid.beatSeconds + grid.tailSeconds).toBeCloseTo(asked.durationSeconds, 6);
      expect(Number.isInteger(grid.endBeat)).toBe(true);
      const bend = 60 / grid.beatSeconds / asked.tempoBpm;
      expect(bend).toBeGreaterThan(0.93);
      expect(bend).toBeLessThan(1.07);
    }),
  );
});

test("beats come closer to the cuts than the tempo alone would put them", () => {
  const cutSeconds = [3.3, 6.6, 9.9];
  const { beatSeconds } = fitGrid({ durationSeconds: 14, tempoBpm: 112, beatsPerBar: 4, cutSeconds });
  const worst = (beat: number) =>
    Math.max(...cutSeconds.map((cut) => Math.abs(cut / beat - Math.round(cut / beat))));
  expect(worst(beatSeconds)).toBeLessThan(worst(60 / 112));
});

test.each(moods)("%s stays in its key, inside its length, and comes home", (mood) => {
  const style = styles[mood];
  for (let seed = 0; seed < 12; seed++) {
    const brief = { tempoBpm: 60 + seed * 9, durationSeconds: 6 + seed * 3.7, cutSeconds: [2, 4.5] };
    const { notes, drums, grid } = compose(brief, style, createRandom(seed));
    const end = grid.endBeat * grid.beatSeconds;
    const last = notes.filter((note) => note.seconds > end - 0.02);
    const bass = last.find((note) => note.part === "bass");
    const tune = last.find((note) => note.part === "lead");
    const tonic = (bass?.midi ?? 0) % 12;
    expect(style.tonics.map((midi) => midi % 12)).toContain(tonic);
    expect((tune?.midi ?? 0) % 12).toBe(tonic);
    const scale = new Set(modes[style.mode].map((step) => (step + tonic) % 12));
    expect(notes.filter((note) => !scale.has(note.midi % 12))).toEqual([]);
    for (const note of notes) {
      expect(note.midi).toBeGreaterThan(24);
      expect(note.midi).toBeLessThan(108);
      expect(note.seconds + note.lengthSeconds).toBeLessThan(brief.durationSeconds + 0.5);
    }
    for (const part of ["pad", "chords", "bass", "lead"]) {
      expect(notes.filter((note) => note.part === part).length, part).toBeGreaterThan(1);
    }
    expect(drums.every((stroke) => stroke.seconds >= 0 && stroke.seconds < brief.durationSeconds)).toBe(true);
  }
});

test("the tune has phrases: a call's rhythm returns, and answers rest before the next call", () => {
  const { notes, grid } = compose(
    { tempoBpm: 100, durationSeconds: 40, cutSeconds: [] },
    styles.warm,
    createRandom(5),
  );
  const barSeconds = grid.beatSeconds * 4;
  const start = grid.pickupBeats * grid.beatSeconds;
  const rhythms = new Map<number, string>();
  for (const note of notes) {
    if (note.part !== "lead" || note.pan < 0) continue;
    const bar = Math.floor((note.seconds - start + 0.05) / barSeconds);
    const sixteenth = Math.round(((note.seconds - start) / barSeconds - bar) * 16);
    rhythms.set(bar, `${rhythms.get(bar) ?? ""} ${sixteenth}`);
  }
  const bars = [...rhythms].filter(
    ([bar]) => (bar + 1) * barSeconds + start < grid.endBeat * grid.beatSeconds,
  );
  const calls = bars.filter(([bar]) => bar % 4 === 0).map(([, rhythm]) => rhythm);
  expect(calls.length).toBeGreaterThan(1);
  expect(new Set(calls).size).toBe(1);
  const count = (rest: number) =>
    bars
      .filter(([bar]) => bar % 2 === rest)
      .reduce((sum, [, rhythm]) => sum + rhythm.trim().split(" ").length, 0) /
    bars.filter(([bar]) => bar % 2 === rest).length;
  expect(count(1)).toBeLessThan(count(0));
});
