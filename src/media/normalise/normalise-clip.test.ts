import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeNumberedClip, readNumbers, rewriteClip } from "@/testing/test-media";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { probeMedia } from "../probe/probe-media";
import { normaliseClip } from "./normalise-clip";

const target = { size: { width: 192, height: 320 }, fps: 24, lengthFrames: 72 };
let folder: string;
let engine: MediaEngine;

const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "normalise-test-"));
  engine = await resolveMediaEngine();
  await makeNumberedClip(engine, file("plain.mp4"), { number: 3, frames: 72, ...target });
});
afterAll(() => rm(folder, { recursive: true }));

test("leaves a clip alone that is as it should be", async () => {
  expect(await normaliseClip(engine, file("plain.mp4"), { target, outputPath: file("same.mp4") })).toBe(
    false,
  );
  await expect(probeMedia(file("same.mp4"))).rejects.toMatchObject({ code: "not-found" });
});

/** What is odd about a clip, and the number of the frame that is then shown at the end. */
const odd: [string, Parameters<typeof rewriteClip>[2], number][] = [
  ["4:4:4 and untagged", { pixelFormat: "yuv444p" }, 71],
  ["another size", { filters: ["scale=240:400"] }, 71],
  ["one key frame only", { encoder: { g: "900", sc_threshold: "0" } }, 71],
  ["half the rate", { filters: ["fps=12"] }, 70],
  ["an uneven rate", { filters: ["setpts='if(lt(N,24),N,24+(N-24)*1.5)/(24*TB)'"] }, 55],
  ["sound of another length", { soundSeconds: 5, pixelFormat: "yuv422p" }, 71],
  ["a missing end", { filters: ["trim=end_frame=69"] }, 68],
];

test.each(odd)("makes a clip with %s exact", async (_, change, lastIndex) => {
  await rewriteClip(engine, [file("plain.mp4"), file("odd.mp4")], change);
  const outputPath = file("normal.mp4");
  expect(await normaliseClip(engine, file("odd.mp4"), { target, outputPath })).toBe(true);
  const { info } = await probeMedia(outputPath);
  expect(info).toMatchObject({
    ...{ ...target.size, frameCount: 72, constantRate: true, videoCodec: "avc", pixelFormat: "yuv420p" },
    frameRate: { numerator: 24, denominator: 1 },
    colour: { primaries: "bt709", transfer: "bt709", matrix: "bt709" },
  });
  if (info.audio) expect(info.audio.durationSeconds).toBeCloseTo(3, 4);
  const numbers = await readNumbers(engine, outputPath);
  expect(numbers[0]).toEqual({ clip: 3, index: 0 });
  expect(numbers.at(-1)).toEqual({ clip: 3, index: lastIndex });
  expect(await normaliseClip(engine, outputPath, { target, outputPath: file("twice.mp4") })).toBe(false);
});
