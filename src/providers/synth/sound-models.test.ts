import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mood, moods } from "@/domain/picture/scene-spec";
import { soundCues } from "@/domain/plan/plan";
import { filterInPlace } from "@/media/sound/biquad";
import { activeLevel, decibels, peakOf } from "@/media/sound/pcm";
import { decodeWav } from "@/media/sound/wav";
import { sharedWorkers } from "@/testing/shared-workers";
import type { SoundFile } from "../contract/audio-models";
import { createSynthEffectsModel } from "./effects-model";
import { createSynthMusicModel } from "./music-model";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "sound-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function listen({ file }: SoundFile) {
  const bytes = await readFile(file.path);
  const { channels, rate } = decodeWav(bytes);
  const [left, right] = channels as [Float32Array, Float32Array];
  const mono = left.map((value, at) => (value + right[at]!) / 2);
  const side = left.map((value, at) => (value - right[at]!) / 2);
  return { left, right, mono, side, rate, digest: createHash("sha256").update(bytes).digest("hex") };
}

const music = async (request: {
  mood: Mood;
  tempoBpm?: number;
  durationSeconds?: number;
  cutSeconds?: number[];
  seed?: number;
}) =>
  listen(
    await createSynthMusicModel({ workers: sharedWorkers }).make({
      prompt: "",
      tempoBpm: 100,
      durationSeconds: 8,
      cutSeconds: [2.5, 5],
      seed: 1,
      outputFolder: folder,
      ...request,
    }),
  );

const band = (samples: Float32Array, from: number, to: number) => {
  const filtered = samples.slice();
  filterInPlace(filtered, { kind: "highpass", hz: from });
  filterInPlace(filtered, { kind: "lowpass", hz: to });
  return decibels(activeLevel(filtered));
};

/** Sudden rises of the energy in 10 ms blocks above 2 kHz, a second. */
function onsetsPerSecond(samples: Float32Array): number {
  const high = samples.slice();
  filterInPlace(high, { kind: "highpass", hz: 2000 });
  const block = 480;
  const levels = Array.from({ length: Math.floor(high.length / block) }, (_, index) =>
    Math.sqrt(
      high.subarray(index * block, (index + 1) * block).reduce((sum, value) => sum + value * value, 0) /
        block,
    ),
  );
  const loudest = Math.max(...levels);
  let count = 0;
  let last = -10;
  for (let index = 3; index < levels.length; index++) {
    const before = Math.max(levels[index - 1]!, levels[index - 2]!, levels[index - 3]!);
    if (levels[index]! > before * 1.5 && levels[index]! > loudest * 0.08 && index - last > 5) {
      count++;
      last = index;
    }
  }
  return (count * 48_000) / samples.length;
}

describe("music", () => {
  test.each([5, 15.04, 33.3])(
    "of %s s is exactly as long, ends in silence and does not stop short of it",
    async (durationSeconds) => {
      const { left, right, mono, rate } = await music({ mood: "inspiring", durationSeconds });
      expect(rate).toBe(48_000);
      expect(left).toHaveLength(Math.round(durationSeconds * 48_000));
      expect(right).toHaveLength(left.length);
      expect(Math.max(peakOf(left), peakOf(right))).toBeLessThanOrEqual(0.85);
      const tail = (from: number, to: number) =>
        peakOf(mono.subarray(mono.length - Math.round(from * rate), mono.length - Math.round(to * rate)));
      expect(tail(0.01, 0)).toBeLessThan(0.003);
      expect(tail(1, 0.7), "the last chord still rings").toBeGreaterThan(0.01);
      expect(tail(0.2, 0)).toBeLessThan(tail(0.6, 0.4));
      expect(tail(0.6, 0.4)).toBeLessThan(tail(1, 0.8));
    },
  );

  test("is the same for the same seed and another piece for another", async () => {
    const [one, same, other] = await Promise.all([
      music({ mood: "warm" }),
      music({ mood: "warm" }),
      music({ mood: "warm", seed: 2 }),
    ]);
    expect(same.digest).toBe(one.digest);
    expect(other.digest).not.toBe(one.digest);
  });

  test("is louder and fuller after the lift than in the intro", async () => {
    for (const mood of ["inspiring", "dramatic", "energetic"] as const) {
      const { mono, rate } = await music({ mood, durationSeconds: 16, cutSeconds: [8] });
      const intro = activeLevel(mono.slice(0, 2 * rate));
      const lift = activeLevel(mono.slice(9 * rate, 12 * rate));
      expect(decibels(lift) - decibels(intro), mood).toBeGreaterThan(1.5);
    }
  });

  test("has more strokes a second at a higher tempo", async () => {
    const rates = [];
    for (const tempoBpm of [80, 110, 150]) {
      rates.push(onsetsPerSecond((await music({ mood: "playful", tempoBpm, durationSeconds: 12 })).mono));
    }
    expect(rates[1]!).toBeGreaterThan(rates[0]! * 1.1);
    expect(rates[2]!).toBeGreaterThan(rates[1]! * 1.1);
  });

  test("differs from mood to mood in weight, brightness and movement, and is wide and level in all", async () => {
    const portraits = new Map<Mood, [bass: number, treble: number, onsets: number]>();
    for (const mood of moods) {
      const { left, right, mono, side } = await music({ mood });
      const level = decibels(activeLevel(mono));
      expect(Math.max(peakOf(left), peakOf(right)), mood).toBeLessThanOrEqual(0.85);
      expect(level, mood).toBeGreaterThan(-22);
      expect(level, mood).toBeLessThan(-13);
      expect(decibels(activeLevel(side)) - level, `${mood} is stereo`).toBeGreaterThan(-26);
      portraits.set(mood, [
        band(mono, 30, 120) - level,
        band(mono, 4000, 16_000) - level,
        onsetsPerSecond(mono),
      ]);
    }
    for (const [index, a] of moods.entries()) {
      for (const b of moods.slice(index + 1)) {
        const [x, y] = [portraits.get(a)!, portraits.get(b)!];
        const distance = Math.hypot(x[0] - y[0], x[1] - y[1], 2 * (x[2] - y[2]));
        expect(distance, `${a} and ${b}`).toBeGreaterThan(1);
      }
    }
    const onsets = (mood: Mood) => portraits.get(mood)![2];
    for (const lively of ["energetic", "playful", "fresh"] as const) {
      for (const quiet of ["calm", "mysterious"] as const)
        expect(onsets(lively)).toBeGreaterThan(1.5 * onsets(quiet));
    }
    expect(portraits.get("energetic")![0]).toBeGreaterThan(portraits.get("elegant")![0]);
    expect(portraits.get("fresh")![1]).toBeGreaterThan(portraits.get("calm")![1]);
  });
});

describe("effects", () => {
  type Cue = (typeof soundCues)[number];
  const effect = async (cue: Cue, durationSeconds = 2) =>
    listen(
      await createSynthEffectsModel({ workers: sharedWorkers }).make({
        cue,
        durationSeconds,
        seed: 3,
        outputFolder: folder,
      }),
    );
  /** Each of two seconds is made once, for all that only listen. */
  const heard = new Map<Cue, ReturnType<typeof effect>>();
  const hear = (cue: Cue) => {
    const known = heard.get(cue) ?? effect(cue);
    heard.set(cue, known);
    return known;
  };

  test.each(soundCues)(
    "%s: exact, audible, unclipped, without clicks at its ends, the same again",
    async (cue) => {
      const [one, again, short] = await Promise.all([hear(cue), effect(cue), effect(cue, 0.25)]);
      expect(one.left).toHaveLength(96_000);
      expect(short.left).toHaveLength(12_000);
      expect(again.digest).toBe(one.digest);
      for (const sound of [one, short]) {
        const peak = Math.max(peakOf(sound.left), peakOf(sound.right));
        expect(peak).toBeGreaterThan(0.02);
        expect(peak).toBeLessThan(0.66);
        expect(peakOf(sound.mono.slice(0, 4))).toBeLessThan(0.25 * peak + 0.01);
        expect(peakOf(sound.mono.slice(-4))).toBeLessThan(0.02);
      }
    },
  );

  test("sound like what they are: thuds are low, birds high, risers rise, whooshes pass", async () => {
    const brightness = async (cue: Cue) => {
      const { mono } = await hear(cue);
      return band(mono, 2000, 16_000) - band(mono, 30, 300);
    };
    expect(await brightness("impact")).toBeLessThan(await brightness("whoosh"));
    expect(await brightness("heartbeat")).toBeLessThan(await brightness("crowd"));
    expect(await brightness("city")).toBeLessThan(await brightness("rain"));
    expect(await brightness("whoosh")).toBeLessThan(await brightness("birds"));
    const part = (samples: Float32Array, index: number) =>
      activeLevel(samples.slice(index * 24_000, (index + 1) * 24_000));
    const { mono: riser } = await hear("riser");
    expect([1, 2, 3].map((index) => part(riser, index) > 1.3 * part(riser, index - 1))).toEqual([
      true,
      true,
      true,
    ]);
    const { mono: whoosh } = await hear("whoosh");
    expect(part(whoosh, 1)).toBeGreaterThan(2 * part(whoosh, 0));
    expect(part(whoosh, 2)).toBeGreaterThan(2 * part(whoosh, 3));
  });
});
