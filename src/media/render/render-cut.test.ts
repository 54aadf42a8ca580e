import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overlayAnimations } from "@/domain/plan/plan";
import type { AudioItem, ClipItem, Cut, TextItem, TransitionItem } from "@/domain/timeline/cut";
import { transitionKinds } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { sourceFrameAt } from "@/domain/timeline/layout";
import { sharedWorkers } from "@/testing/shared-workers";
import { makeNumberedClip, makeTone, readNumbers } from "@/testing/test-media";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { decodeFrames } from "../frames/decode-frames";
import { probeMedia } from "../probe/probe-media";
import { measureLoudness } from "../sound/measure-loudness";
import { renderCut } from "./render-cut";

const fps = 24;
const size = { width: 192, height: 320 };
let folder: string;
let engine: MediaEngine;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "render-test-"));
  engine = await resolveMediaEngine();
  for (const number of [1, 2, 3]) {
    await makeNumberedClip(engine, file(`clip${number}`), { number, frames: 48, fps, size });
  }
  await makeTone(engine, file("voice"), { hertz: 440, seconds: 1, gainDb: -20 });
  await makeTone(engine, file("music"), { hertz: 2000, seconds: 4, gainDb: -26 });
  await makeTone(engine, file("bang"), { hertz: 700, seconds: 0.05, gainDb: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);
const at = (value: number, rate = fps) => ({ value, rate });

const clip = (number: number, start: number, length: number): ClipItem => ({
  type: "clip",
  id: `c${number}`,
  name: `Clip ${number}`,
  takeId: `t${number}`,
  mediaDigest: `clip${number}`,
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(48) },
  gainDb: 0,
  fadeIn: null,
  fadeOut: null,
});

const transition = (kind: TransitionItem["kind"], length: number): TransitionItem => ({
  type: "transition",
  id: `t-${kind}`,
  kind,
  duration: at(length),
});

const sound = (digest: string, start: number, length: number): AudioItem => ({
  type: "audio",
  id: `${digest}-${start}`,
  name: digest,
  takeId: digest,
  mediaDigest: digest,
  start: at(start),
  sourceRange: { start: at(0), duration: at(length) },
  gainDb: 0,
  fadeIn: null,
  fadeOut: null,
});

const emptyCut: Cut = {
  version: 1,
  fps,
  size,
  video: [],
  overlays: [],
  voice: [],
  music: [],
  effects: [],
  duckDb: 12,
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

const render = (cut: Partial<Cut>, outputName: string) =>
  renderCut(
    { ...emptyCut, ...cut },
    { engine, workers: sharedWorkers, outputPath: file(outputName), resolveMedia: (digest) => file(digest) },
  );

const numbered = (clipNumber: number, start: number, length: number) =>
  Array.from({ length }, (_, index) => ({ clip: clipNumber, index: index + start }));

test("shows exactly the frames of the cut, with black in gaps and nothing lost at the seams", async () => {
  await render(
    { video: [clip(1, 3, 20), { type: "gap", id: "g", duration: at(5) }, clip(2, 10, 30)] },
    "cuts.mp4",
  );
  expect(await readNumbers(engine, file("cuts.mp4"))).toEqual([
    ...numbered(1, 3, 20),
    ...Array.from({ length: 5 }, () => ({ clip: 0, index: 0 })),
    ...numbered(2, 10, 30),
  ]);
  expect((await probeMedia(file("cuts.mp4"))).info).toMatchObject({
    ...{ width: 192, height: 320, frameCount: 55, constantRate: true, pixelFormat: "yuv420p" },
    frameRate: { numerator: 24, denominator: 1 },
    colour: { primaries: "bt709", transfer: "bt709", matrix: "bt709" },
    audio: { codec: "aac", sampleRate: 48_000, channels: 2 },
  });
});

test("starts in the middle of a long take at exactly the frame wanted", async () => {
  await makeNumberedClip(engine, file("clip7"), { number: 7, frames: 250, fps, size });
  const video = [3, 97, 143, 144, 145, 220].map((start) => ({ ...clip(7, start, 12), id: `c${start}` }));
  await render({ video: [...video.slice(0, 1), transition("wipe", 4), ...video.slice(1)] }, "long.mp4");
  const numbers = await readNumbers(engine, file("long.mp4"));
  expect(numbers).toHaveLength(6 * 12 - 4);
  expect(numbers.slice(12)).toEqual(
    [101, 143, 144, 145, 220].flatMap((start) => numbered(7, start, start === 101 ? 8 : 12)),
  );
});

test("a clip at another speed shows the frames that the timeline says, also in a transition", async () => {
  const retimed = (number: number, speedPercent: number): ClipItem => ({
    ...clip(number, 6, 36),
    speedPercent,
  });
  const cut: Cut = {
    ...emptyCut,
    video: [retimed(1, 150), transition("wipe", 4), retimed(2, 40), retimed(3, 100)],
  };
  await render(cut, "speed.mp4");
  const shown = flattenPicture(cut).spans.flatMap((span) => {
    const part = span.kind === "body" ? span : null;
    return Array.from({ length: span.lengthFrames }, (_, frame) =>
      part
        ? {
            clip: Number(part.clip.id.slice(1)),
            index: sourceFrameAt(part.clip, part.offsetFrames + frame, fps),
          }
        : null,
    );
  });
  const numbers = await readNumbers(engine, file("speed.mp4"));
  expect(numbers).toHaveLength(24 - 4 + 90 + 36);
  expect(numbers.map((number, index) => (shown[index] ? number : null))).toEqual(shown);
});

test.each(transitionKinds)("a %s touches its own frames only and keeps the total exact", async (kind) => {
  const outputName = `${kind}.mp4`;
  await render({ video: [clip(1, 0, 24), transition(kind, 8), clip(2, 4, 32)] }, outputName);
  const numbers = await readNumbers(engine, file(outputName));
  expect(numbers).toHaveLength(24 + 32 - 8);
  expect(numbers.slice(0, 17)).toEqual(numbered(1, 0, 17));
  expect(numbers.slice(24)).toEqual(numbered(2, 12, 24));
  const mixed = numbers.slice(18, 23);
  expect(mixed).not.toContainEqual({ clip: 1, index: 20 });
  expect(mixed).not.toContainEqual({ clip: 2, index: 8 });
});

test("two transitions on one clip leave the frames between them alone", async () => {
  const video = [clip(1, 0, 20), transition("wipe", 7), clip(2, 0, 20), transition("dip", 5), clip(3, 0, 20)];
  await render({ video }, "chain.mp4");
  const numbers = await readNumbers(engine, file("chain.mp4"));
  expect(numbers).toHaveLength(60 - 12);
  expect(numbers.slice(20, 28)).toEqual(numbered(2, 7, 8));
  expect(numbers.slice(33)).toEqual(numbered(3, 5, 15));
});

const text = (animation: TextItem["animation"], start: number, length: number): TextItem => ({
  type: "text",
  id: `text-${animation}`,
  range: { start: at(start), duration: at(length) },
  text: "Hello there",
  role: "hook",
  position: "centre",
  animation,
  font: "Inter",
  colour: "#ffffff",
  accent: "#ff5a1f",
});

/** Bright pixels of every frame of a film that is black but for its text. */
async function brightPixels(name: string): Promise<number[]> {
  const counts = [];
  for await (const frame of decodeFrames(engine, file(name), { pixelFormat: "gray", size })) {
    counts.push(frame.filter((level) => level > 120).length);
  }
  return counts;
}

test.each(overlayAnimations)("shows text with animation %s in its own frames only", async (animation) => {
  await render(
    { video: [{ type: "gap", id: "g", duration: at(48) }], overlays: [text(animation, 10, 30)] },
    "text.mp4",
  );
  const bright = await brightPixels("text.mp4");
  expect(bright).toHaveLength(48);
  expect(Math.max(...bright.slice(0, 10), ...bright.slice(40))).toBe(0);
  expect(bright[30]).toBeGreaterThan(500);
  const shown = bright.flatMap((count, frame) => (count > 0 ? [frame] : []));
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, index) => (shown[0] ?? 0) + index));
  if (animation === "none") expect(shown).toHaveLength(30);
  if (animation === "typewriter")
    expect(bright.slice(11, 26)).toEqual(bright.slice(11, 26).toSorted((a, b) => a - b));
});

test("lays a picture over the film where it belongs and names scripts that it cannot draw", async () => {
  await sharp({ create: { width: 40, height: 20, channels: 3, background: "#ffffff" } })
    .png()
    .toFile(file("logo"));
  const logo = {
    ...{
      type: "image" as const,
      id: "logo",
      mediaDigest: "logo",
      animation: "none" as const,
      position: "top" as const,
    },
    ...{ range: { start: at(0), duration: at(5) }, scale: 0.25 },
  };
  const bengali = { ...text("none", 0, 5), text: "আমি" };
  const { missingScripts } = await render(
    { video: [{ type: "gap", id: "g", duration: at(8) }], overlays: [logo, bengali] },
    "logo.mp4",
  );
  expect(missingScripts).toEqual(["Bengali"]);
  const bright = await brightPixels("logo.mp4");
  expect(bright.map((count) => Math.round(count / 115))).toEqual([10, 10, 10, 10, 10, 0, 0, 0]);
});

test("brings quiet sound to the loudness of the cut, below its peak, as long as the picture", async () => {
  const cut = {
    video: [clip(1, 0, 48), clip(2, 0, 48)],
    voice: [sound("voice", 36, 24)],
    music: [sound("music", 0, 96)],
  };
  await render(cut, "sound.mp4");
  const loudness = await measureLoudness(engine, file("sound.mp4"), { folder });
  expect(loudness.integratedLufs).toBeGreaterThan(-15);
  expect(loudness.integratedLufs).toBeLessThan(-13);
  expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
  const { info } = await probeMedia(file("sound.mp4"));
  expect(info.audio?.durationSeconds).toBeCloseTo(4, 5);
  expect(info.durationSeconds).toBeCloseTo(4, 5);
});

test("limits peaks that the loudness would push over the ceiling", async () => {
  const cut = {
    video: [clip(1, 0, 48), clip(2, 0, 48)],
    music: [sound("music", 0, 96)],
    effects: [sound("bang", 10, 1), sound("bang", 60, 1)],
  };
  await render(cut, "peaks.mp4");
  const loudness = await measureLoudness(engine, file("peaks.mp4"), { folder });
  expect(loudness.integratedLufs).toBeGreaterThan(-15);
  expect(loudness.integratedLufs).toBeLessThan(-13);
  expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
});

test("lowers the music by the cut's amount while the voice speaks", async () => {
  const cut = {
    video: [clip(1, 0, 48), clip(2, 0, 48)],
    voice: [sound("voice", 36, 24)],
    music: [sound("music", 0, 96)],
  };
  await render(cut, "duck.mp4");
  const level = async (seconds: string) => {
    const filters = [`atrim=${seconds}`, "highpass=f=1500:p=2", "highpass=f=1500:p=2", "highpass=f=1500:p=2"];
    return (await measureLoudness(engine, file("duck.mp4"), { folder, filters })).integratedLufs;
  };
  const lowered = (await level("0.2:1.2")) - (await level("1.6:2.45"));
  expect(lowered).toBeGreaterThan(11);
  expect(lowered).toBeLessThan(13);
});

test("is the same file every time, with its index in front and only the metadata it was given", async () => {
  const cut = {
    ...emptyCut,
    video: [clip(1, 0, 24), transition("crossfade", 8), clip(2, 0, 24)],
    music: [sound("music", 0, 40)],
    grade: { clips: { c1: { exposure: 1.1, saturation: 0.9, warmth: 0.2 } }, contrast: 1.05, grain: 0.5 },
  };
  const files = [];
  for (const name of ["once.mp4", "again.mp4"]) {
    const metadata = { title: "A film", comment: "Draft" };
    await renderCut(cut, {
      engine,
      workers: sharedWorkers,
      outputPath: file(name),
      resolveMedia: file,
      metadata,
    });
    files.push(await readFile(file(name)));
  }
  expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
  const text = files[0]?.toString("latin1") ?? "";
  expect(text.indexOf("moov")).toBeLessThan(text.indexOf("mdat"));
  expect(text).toContain("A film");
  expect(text).toContain("Draft");
  expect(text).not.toContain("Lavf");
});

test("an abort ends the work where it stands and leaves nothing behind", async () => {
  const abort = new AbortController();
  const video = Array.from({ length: 30 }, (_, index) => clip((index % 3) + 1, 0, 48));
  const cut = { ...emptyCut, size: { width: 1080, height: 1920 }, video };
  let reached = 0;
  const rendering = renderCut(cut, {
    engine,
    workers: sharedWorkers,
    outputPath: file("aborted.mp4"),
    resolveMedia: file,
    signal: abort.signal,
    onProgress: (progress) => {
      reached = progress;
      if (progress > 0) abort.abort();
    },
  });
  await expect(rendering).rejects.toMatchObject({ code: "cancelled" });
  expect(reached).toBeLessThan(0.5);
  expect((await readdir(folder)).filter((name) => name.includes("aborted"))).toEqual([]);
});

test("a damaged take, a clip that is too short and a cut without clips are told apart", async () => {
  await writeFile(file("clip8"), (await readFile(file("clip1"))).subarray(0, 3000));
  await expect(render({ video: [clip(8, 0, 24)] }, "damaged.mp4")).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(render({ video: [clip(1, 30, 24)] }, "short.mp4")).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringContaining("Clip 1 has 48 frames"),
  });
  await expect(render({}, "empty.mp4")).rejects.toMatchObject({ code: "invalid-input" });
});
