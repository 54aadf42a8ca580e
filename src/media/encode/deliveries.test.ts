import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFormats, type FormatKey, formatKeys, wantedEncoders } from "@/domain/export/formats";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { sharedWorkers } from "@/testing/shared-workers";
import { makeNumberedClip, readNumbers } from "@/testing/test-media";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { extractFrameAt } from "../frames/still";
import { probeMedia } from "../probe/probe-media";
import { renderCut } from "../render/render-cut";
import { appendXmp } from "./append-xmp";
import { deliveryOf } from "./deliveries";

const fps = 24;
const size = { width: 256, height: 320 };
const at = (value: number) => ({ value, rate: fps });
let folder: string;
let engine: MediaEngine;
let encoders: ReadonlySet<string>;

const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "deliveries-test-"));
  engine = await resolveMediaEngine();
  encoders = await engine.encoders(wantedEncoders);
  await makeNumberedClip(engine, file("one"), { number: 1, frames: 24, fps, size });
  await makeNumberedClip(engine, file("two"), { number: 2, frames: 24, fps, size });
});
afterAll(() => rm(folder, { recursive: true }));

const clip = (name: string, start: number, length: number): ClipItem => ({
  ...{
    type: "clip",
    id: name,
    name,
    takeId: name,
    mediaDigest: name,
    gainDb: 0,
    fadeIn: null,
    fadeOut: null,
  },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(24) },
});

const cut: Cut = {
  ...{ version: 1, fps, size, overlays: [], voice: [], music: [], effects: [], duckDb: 12 },
  video: [clip("one", 2, 8), clip("two", 12, 7)],
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

const render = (format: FormatKey, options: { cut?: Partial<Cut>; crop?: number } = {}) => {
  const outputPath = file(`${format}-${options.crop ?? ""}.${exportFormats[format].extension}`);
  return renderCut(
    { ...cut, ...options.cut },
    {
      ...{ engine, workers: sharedWorkers, outputPath, delivery: deliveryOf(format, encoders) },
      resolveMedia: file,
      cropOf: () => options.crop ?? 0.5,
      metadata: { title: "A film" },
    },
  ).then(() => outputPath);
};

const films: [FormatKey, string | null, string][] = [
  ["h264", "avc", "aac"],
  ["h265", "hevc", "aac"],
  ["av1", "av1", "aac"],
  ["webm-vp9", "vp9", "opus"],
  ["webm-av1", "av1", "opus"],
  ["prores", "prores", "pcm-s24"],
  // The reader has no name for DNxHR.
  ["dnxhr", null, "pcm-s24"],
];

test.each(films)(
  "%s holds the cut frame for frame, with sound of its codec",
  async (format, video, audio) => {
    const rendered = await render(format);
    expect((await probeMedia(rendered)).info).toMatchObject({
      ...{ ...size, videoCodec: video, frameCount: 15, constantRate: true },
      frameRate: { numerator: 24, denominator: 1 },
      audio: { codec: audio, sampleRate: 48_000, channels: 2 },
    });
    expect(await readNumbers(engine, rendered)).toEqual([
      ...Array.from({ length: 8 }, (_, index) => ({ clip: 1, index: 2 + index })),
      ...Array.from({ length: 7 }, (_, index) => ({ clip: 2, index: 12 + index })),
    ]);
  },
);

test("every format is known to be a film or a preview", () => {
  const previews = formatKeys.filter((key) => exportFormats[key].preview);
  expect([...films.map(([key]) => key), ...previews].toSorted()).toEqual(formatKeys.toSorted());
});

test.each(["gif", "webp"] as const)("%s is a moving picture that repeats", async (format) => {
  const { pages, loop, width } = await sharp(await render(format)).metadata();
  // 15 frames at 24 a second are 7 or 8 at 12.
  expect([7, 8]).toContain(pages);
  expect([loop, width]).toEqual([0, size.width]);
});

test("a picture of another shape is cut where it is asked for", async () => {
  // The numbers stand in columns from left to right: only the left and only the right half are seen.
  const narrow = { size: { width: 128, height: 320 } };
  const halves = await Promise.all(
    [0, 1].map(async (crop) => {
      const rendered = await render("h264", { cut: narrow, crop });
      return sharp(await still(rendered))
        .greyscale()
        .raw()
        .toBuffer();
    }),
  );
  const whole = await sharp(await still(await render("h264")))
    .greyscale()
    .raw()
    .toBuffer();
  const row = (pixels: Buffer, width: number) => [...pixels.subarray(width * 160, width * 161)];
  const [left = [], right = []] = halves.map((pixels) => row(pixels, 128));
  const full = row(whole, 256);
  const distance = (a: number[], b: number[]) =>
    a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
  expect(distance(left, full.slice(0, 128))).toBeLessThan(8);
  expect(distance(right, full.slice(128))).toBeLessThan(8);
  expect(distance(left, right)).toBeGreaterThan(20);
});

async function still(video: string): Promise<string> {
  const outputPath = `${video}.png`;
  await extractFrameAt(engine, video, { seconds: 0, outputPath });
  return outputPath;
}

test("a mark of origin behind a film leaves it readable, and is found", async () => {
  const rendered = await render("h265");
  await appendXmp(rendered, "<x:xmpmeta>trainedAlgorithmicMedia</x:xmpmeta>");
  expect((await probeMedia(rendered)).info.frameCount).toBe(15);
  expect((await readFile(rendered)).subarray(-60).toString("latin1")).toContain("trainedAlgorithmicMedia");
});

test("an encoder that is missing is told by name, with what to install", () => {
  expect(() => deliveryOf("webm-vp9", new Set(["libvpx-vp9"]))).toThrow(/libopus.*apt-get install ffmpeg/s);
  expect(() => deliveryOf("av1", new Set(["aac"]))).toThrow("libsvtav1 or libaom-av1");
});
