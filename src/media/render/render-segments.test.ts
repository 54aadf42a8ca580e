import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FormatKey, wantedEncoders } from "@/domain/export/formats";
import { canonicalJson } from "@/domain/json";
import type { AudioItem, ClipItem, Cut, TextItem } from "@/domain/timeline/cut";
import { trimClip } from "@/domain/timeline/edit/trim";
import { flattenPicture } from "@/domain/timeline/flatten";
import { segmentsOf } from "@/domain/timeline/segments";
import { sharedWorkers } from "@/testing/shared-workers";
import { makeNumberedClip, makeTone, readNumbers } from "@/testing/test-media";
import { deliveryOf } from "../encode/deliveries";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { decodeFrames } from "../frames/decode-frames";
import { probeMedia } from "../probe/probe-media";
import { measureWaveform } from "../sound/waveform";
import { grainSeedOf } from "./grade-filter";
import { pictureGraph } from "./picture-graph";
import { renderCut } from "./render-cut";
import { renderInSegments } from "./render-segments";
import type { SegmentShelf } from "./segment-shelf";

const fps = 24;
const size = { width: 192, height: 320 };
const at = (value: number) => ({ value, rate: fps });
let folder: string;
let engine: MediaEngine;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "segments-test-"));
  engine = await resolveMediaEngine();
  for (const number of [1, 2, 3, 4]) {
    await makeNumberedClip(engine, file(`clip${number}`), { number, frames: 160, fps, size });
  }
  await makeTone(engine, file("bang"), { hertz: 1000, seconds: 0.05, gainDb: -3 });
  joined = await joinCut();
});
afterAll(() => rm(folder, { recursive: true }));

const clip = (number: number, start: number, length: number): ClipItem => ({
  ...{ type: "clip", id: `c${number}`, name: `Clip ${number}`, takeId: `t${number}` },
  ...{ mediaDigest: `clip${number}`, gainDb: 0, fadeIn: null, fadeOut: null },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(160) },
});
const text = (id: string, [start, end]: [number, number], animation: TextItem["animation"]): TextItem => ({
  ...{
    type: "text",
    id,
    range: { start: at(start), duration: at(end - start) },
    text: "Fresh from the well",
  },
  ...{ role: "body", position: id === "top" ? "top" : "bottom", animation },
  ...{ font: "Inter", colour: "#ffffff", accent: "#ff7a45" },
});
const bang = (frame: number): AudioItem => ({
  ...{ type: "audio", id: `bang-${frame}`, name: "bang", takeId: "bang", mediaDigest: "bang" },
  ...{ start: at(frame), sourceRange: { start: at(0), duration: at(1) } },
  ...{ gainDb: 0, fadeIn: null, fadeOut: null },
});

/** Ten seconds with hard cuts, a transition, a gap, a clip at another speed, and texts over several segments. */
const cut: Cut = {
  ...{ version: 1, fps, size, voice: [], music: [], duckDb: 12 },
  video: [
    clip(1, 10, 100),
    clip(2, 3, 70),
    { type: "transition", id: "x", kind: "crossfade", duration: at(12) },
    clip(3, 20, 60),
    { type: "gap", id: "g", duration: at(9) },
    { ...clip(4, 0, 40), speedPercent: 50 },
  ],
  overlays: [text("top", [12, 212], "pop"), text("bottom", [95, 155], "slide")],
  effects: [bang(30), bang(200)],
  grade: { clips: { c3: { exposure: 1.1, saturation: 1, warmth: 0.2 } }, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -20, truePeakDbtp: -1 },
};

/** Keeps files in a folder, and the keys of what was kept since it was last asked. */
function testShelf() {
  const kept = new Map<string, string>();
  let news: string[] = [];
  const shelf: SegmentShelf = {
    find: async (inputs) => kept.get(canonicalJson(inputs)) ?? null,
    async keep(inputs, from) {
      const copy = file(`kept-${kept.size}`);
      await copyFile(from, copy);
      kept.set(canonicalJson(inputs), copy);
      news.push(canonicalJson(inputs));
    },
  };
  const made = () => {
    const pictures = news.filter((key) => key.includes('"picture":'));
    news = [];
    return pictures.length;
  };
  return { shelf, made };
}

async function render(
  edited: Cut,
  name: string,
  { shelf, format = "h264", ...rest }: { shelf: SegmentShelf; format?: FormatKey; signal?: AbortSignal },
) {
  const { join } = engine;
  if (!join) throw new Error("this engine cannot join files");
  const own = await mkdtemp(file("render-"));
  const delivery = deliveryOf(format, await engine.encoders(wantedEncoders));
  const { lengthFrames } = flattenPicture(edited);
  const progress: number[] = [];
  await renderInSegments(edited, {
    ...{ engine, workers: sharedWorkers, shelf, delivery, join, lengthFrames, folder: own, ...rest },
    ...{ outputPath: file(name), resolveMedia: file, onProgress: (share) => progress.push(share) },
  });
  return progress;
}

const whole = (edited: Cut, name: string) =>
  renderCut(edited, { engine, workers: sharedWorkers, outputPath: file(name), resolveMedia: file });

async function picture(name: string) {
  const frames: Uint8Array[] = [];
  const form = { pixelFormat: "gray" as const, size: { width: 48, height: 80 } };
  for await (const frame of decodeFrames(engine, file(name), form)) frames.push(Uint8Array.from(frame));
  return frames;
}

const difference = (one: Uint8Array, other: Uint8Array) =>
  one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;

/** The film of `cut`, in "joined.mp4": made once, for every test that looks at it. */
let joined: { progress: number[]; segments: number };
async function joinCut(): Promise<typeof joined> {
  const { shelf, made } = testShelf();
  const progress = await render(cut, "joined.mp4", { shelf });
  return { progress, segments: made() };
}

test("a film of joined segments shows what a film made in one go shows, frame by frame", {
  timeout: 60_000,
}, async () => {
  await whole(cut, "whole.mp4");
  const { progress, segments } = joined;
  expect(segments).toBe(segmentsOf(cut).length);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  const [inParts, once] = [await picture("joined.mp4"), await picture("whole.mp4")];
  expect(inParts.length).toBe(flattenPicture(cut).lengthFrames);
  expect(once.length).toBe(inParts.length);
  const distances = inParts.map((frame, index) => difference(frame, once[index] ?? new Uint8Array()));
  // Neighbouring frames of the numbered clips differ by 8 and more.
  expect(Math.max(...distances)).toBeLessThan(2);
  const bare = async (name: string) => {
    const { info } = await probeMedia(file(name));
    return { ...info, bytes: null, durationSeconds: null, audio: { ...info.audio, durationSeconds: null } };
  };
  expect(await bare("joined.mp4")).toEqual(await bare("whole.mp4"));
});

test("neighbouring segments have other grain, and an edit before them changes it in none", () => {
  const seeds = (edited: Cut) => segmentsOf(edited).map(({ video }) => grainSeedOf({ video, fps }));
  const before = seeds(cut);
  for (const [index, seed] of before.entries()) expect(before[index + 1]).not.toBe(seed);
  const edited = trimClip(cut, { clipId: "c1", edge: "end", deltaFrames: -7, mode: "ripple" });
  expect(seeds(edited)).toEqual(before);
});

test("a segment that begins with a key frame of its take decodes nothing before it", async () => {
  const probe = await probeMedia(file("clip1"));
  const openedAt = segmentsOf(cut)
    .slice(0, 2)
    .map(({ video }) => pictureGraph({ ...cut, video }, () => ({ path: file("clip1"), ...probe })).inputs[0]);
  expect(openedAt).toEqual([
    { kind: "file", path: file("clip1") },
    { kind: "file", path: file("clip1"), seekSeconds: expect.closeTo(2, 2) },
  ]);
});

test("sound stands within 20 ms of where the cut says", { timeout: 30_000 }, async () => {
  const buckets = 3000;
  const { low, high } = await measureWaveform(engine, file("joined.mp4"), { buckets });
  const secondsOf = (index: number) => (index * flattenPicture(cut).lengthFrames) / fps / buckets;
  const loud = high.flatMap((value, index) => (value - (low[index] ?? 0) > 0.1 ? [secondsOf(index)] : []));
  const starts = loud.filter((second, index) => index === 0 || second - (loud[index - 1] ?? 0) > 0.5);
  expect(starts).toHaveLength(2);
  for (const [index, frame] of [30, 200].entries()) {
    expect(Math.abs((starts[index] ?? 0) - frame / fps)).toBeLessThan(0.02);
  }
});

test("a trim early in a film renders the part around it, and copies all others", {
  timeout: 30_000,
}, async () => {
  const { shelf, made } = testShelf();
  await render({ ...cut, overlays: [] }, "before.mp4", { shelf });
  expect(made()).toBe(segmentsOf(cut).length);
  const edited = trimClip(
    { ...cut, overlays: [] },
    { clipId: "c1", edge: "end", deltaFrames: -7, mode: "ripple" },
  );
  await render(edited, "after.mp4", { shelf });
  expect(made()).toBe(1);
  expect((await readNumbers(engine, file("after.mp4"))).slice(85, 97)).toEqual([
    ...Array.from({ length: 8 }, (_, index) => ({ clip: 1, index: 95 + index })),
    ...Array.from({ length: 4 }, (_, index) => ({ clip: 2, index: 3 + index })),
  ]);
  await render(edited, "again.mp4", { shelf });
  expect(made()).toBe(0);
  expect(await readFile(file("again.mp4"))).toEqual(await readFile(file("after.mp4")));
});

test("work that was broken off goes on where it was, to the same file", { timeout: 30_000 }, async () => {
  const { shelf, made } = testShelf();
  const stop = new AbortController();
  const breaking: SegmentShelf = {
    ...shelf,
    async keep(inputs, from) {
      await shelf.keep(inputs, from);
      stop.abort();
    },
  };
  const broken = render(cut, "broken.mp4", { shelf: breaking, signal: stop.signal });
  await expect(broken).rejects.toMatchObject({ code: "cancelled" });
  const before = made();
  expect(before).toBeGreaterThan(0);
  await render(cut, "resumed.mp4", { shelf });
  expect(made()).toBe(segmentsOf(cut).length - before);
  expect(await readFile(file("resumed.mp4"))).toEqual(await readFile(file("joined.mp4")));
});

test.each(["h265", "webm-vp9", "prores"] as const)(
  "%s is joined frame for frame",
  { timeout: 60_000 },
  async (format) => {
    const short: Cut = { ...cut, video: [clip(1, 10, 40), clip(2, 5, 70)], overlays: [], effects: [] };
    await render(short, format, { shelf: testShelf().shelf, format });
    expect(await readNumbers(engine, file(format))).toEqual([
      ...Array.from({ length: 40 }, (_, index) => ({ clip: 1, index: 10 + index })),
      ...Array.from({ length: 70 }, (_, index) => ({ clip: 2, index: 5 + index })),
    ]);
  },
);
