import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeNumberedClip, makeTone, readNumbers, rewriteClip } from "@/testing/test-media";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { makeFilmstrip } from "./filmstrip";
import { extractFirstFrame, extractFrameAt, extractLastFrame } from "./still";

const size = { width: 192, height: 320 };
const frames = 72;
let folder: string;
let engine: MediaEngine;

const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "still-test-"));
  engine = await resolveMediaEngine();
  await makeNumberedClip(engine, file("plain.mp4"), { number: 5, frames, fps: 24, size });
});
afterAll(() => rm(folder, { recursive: true }));

const nasty: Record<string, Parameters<typeof rewriteClip>[2]> = {
  "as it should be": {},
  "sound longer than the picture": { soundSeconds: 9 },
  "one key frame only, B-frames": { encoder: { g: "900", sc_threshold: "0", bf: "8" } },
  "open groups of pictures": { encoder: { g: "24", flags: "-cgop", x264opts: "open-gop=1" } },
  "key frames close together": { encoder: { g: "4", sc_threshold: "0" } },
  "an uneven rate": { filters: ["setpts='if(lt(N,40),N,40+(N-40)*5)/(24*TB)'"] },
  "a single frame": { filters: ["select='eq(n,71)'", "setpts=0"] },
  "a late start": { filters: ["setpts=PTS+3/TB"] },
};

test.each(Object.entries(nasty))("finds the last frame of a clip with %s", async (name, change) => {
  const clip = file(`${name}.mp4`);
  await rewriteClip(engine, [file("plain.mp4"), clip], change);
  await extractLastFrame(engine, clip, { outputPath: file("last.png") });
  expect(await readNumbers(engine, file("last.png"))).toEqual([{ clip: 5, index: frames - 1 }]);
  expect(await sharp(file("last.png")).metadata()).toMatchObject(size);
});

test("finds the first frame and the one shown at a moment", async () => {
  await extractFirstFrame(engine, file("plain.mp4"), { outputPath: file("first.png") });
  await extractFrameAt(engine, file("plain.mp4"), { seconds: 1.51, outputPath: file("middle.png") });
  expect(await readNumbers(engine, file("first.png"))).toEqual([{ clip: 5, index: 0 }]);
  expect(await readNumbers(engine, file("middle.png"))).toEqual([{ clip: 5, index: 36 }]);
});

test("writes posters and thumbnails in the format and size asked for", async () => {
  await extractFirstFrame(engine, file("plain.mp4"), { outputPath: file("poster.jpg") });
  await extractFirstFrame(engine, file("plain.mp4"), { outputPath: file("thumb.webp"), maxSidePixels: 160 });
  expect(await sharp(file("poster.jpg")).metadata()).toMatchObject({ format: "jpeg", ...size });
  expect(await sharp(file("thumb.webp")).metadata()).toMatchObject({
    format: "webp",
    width: 96,
    height: 160,
  });
});

test.each(["plain.mp4", "one key frame only, B-frames.mp4"])(
  "spreads a filmstrip evenly over %s",
  async (name) => {
    await makeFilmstrip(engine, file(name), { count: 6, heightPixels: 160, outputPath: file("strip.png") });
    for (let place = 0; place < 6; place++) {
      await sharp(file("strip.png"))
        .extract({ left: place * 96, top: 0, width: 96, height: 160 })
        .toFile(file("tile.png"));
      const [frame] = await readNumbers(engine, file("tile.png"));
      expect(frame?.index).toBeGreaterThanOrEqual(place * 12 + 4);
      expect(frame?.index).toBeLessThanOrEqual(place * 12 + 8);
    }
  },
);

test("a file without moving pictures is refused", async () => {
  await makeTone(engine, file("tone.wav"), { hertz: 440, seconds: 0.2, gainDb: -6 });
  await expect(
    extractLastFrame(engine, file("tone.wav"), { outputPath: file("none.png") }),
  ).rejects.toMatchObject({ code: "invalid-input" });
});
