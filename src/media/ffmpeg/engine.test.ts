import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StudioError } from "@/domain/errors";
import type { ClipItem, Cut, TransitionItem } from "@/domain/timeline/cut";
import { sharedWorkers } from "@/testing/shared-workers";
import { enginesHere } from "@/testing/test-engines";
import { makeNumberedClip, makeTone, readNumbers, rewriteClip } from "@/testing/test-media";
import { extractLastFrame } from "../frames/still";
import { renderCut } from "../render/render-cut";
import { measureLoudness } from "../sound/measure-loudness";
import { mp4Output, wavOutput } from "./outputs";
import { openMediaEngine, resolveMediaEngine } from "./resolve-engine";

const size = { width: 192, height: 320 };
const quality = { fps: 24, crf: 14, preset: "ultrafast", maxKilobits: 20_000 } as const;
let folder: string;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "engine-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const engines = await enginesHere();

test("there is an engine to test", () => {
  expect(engines).not.toEqual([]);
});

describe.each(engines)("$name", ({ engine }) => {
  const clip = (name: string) => file(`${engine.description.kind}-${name}`);
  const endless = (target: string) => ({
    purpose: "make a long film",
    inputs: [],
    graph: "testsrc2=s=640x360:r=24:d=600,format=yuv420p[v]",
    output: mp4Output(target, { video: quality, audio: false }),
    lengthFrames: 14_400,
  });

  test("encodes frames as they are produced and gives back every one of them", async () => {
    await makeNumberedClip(engine, clip("plain.mp4"), { number: 4, frames: 40, fps: 24, size });
    expect(await readNumbers(engine, clip("plain.mp4"))).toEqual(
      Array.from({ length: 40 }, (_, index) => ({ clip: 4, index })),
    );
  });

  test("runs any graph over several inputs, and finds a last frame behind which sound goes on", async () => {
    await rewriteClip(engine, [clip("plain.mp4"), clip("long sound, it's.mp4")], { soundSeconds: 3 });
    await extractLastFrame(engine, clip("long sound, it's.mp4"), { outputPath: clip("last.png") });
    expect(await readNumbers(engine, clip("last.png"))).toEqual([{ clip: 4, index: 39 }]);
  });

  test("measures loudness as the standard defines it", async () => {
    await makeTone(engine, clip("tone.wav"), { hertz: 997, seconds: 2, gainDb: -20 });
    const { integratedLufs, truePeakDbtp } = await measureLoudness(engine, clip("tone.wav"), { folder });
    // EBU Tech 3341: a sine of 1 kHz in both channels at -20 dBFS reads -20 LUFS.
    expect(integratedLufs).toBeCloseTo(-20, 0);
    expect(truePeakDbtp).toBeCloseTo(-20, 0);
  });

  test("renders a cut with transitions, text and levelled sound to exactly its frames", async () => {
    await makeTone(engine, clip("music"), { hertz: 440, seconds: 2, gainDb: -26 });
    const outputPath = clip("cut.mp4");
    await renderCut(smallCut(clip("plain.mp4"), clip("music")), {
      ...{ engine, workers: sharedWorkers, outputPath },
      resolveMedia: (digest) => digest,
    });
    const numbers = await readNumbers(engine, outputPath);
    expect(numbers).toHaveLength(48);
    expect(numbers.slice(0, 13).map(({ index }) => index)).toEqual(
      Array.from({ length: 13 }, (_, index) => index),
    );
    expect(numbers.slice(18, 20).map(({ index }) => index)).toEqual([14, 15]);
    expect(numbers.slice(32).map(({ index }) => index)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 24),
    );
    const loudness = await measureLoudness(engine, outputPath, { folder });
    expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThan(1);
    expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  test("an abort ends what would never end by itself", async () => {
    const abort = new AbortController();
    const running = engine.run(endless(clip("endless.mp4")), {
      signal: abort.signal,
      onProgress: (progress) => {
        if (progress > 0) abort.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });

  test("a producer that fails ends the job with its own error", async () => {
    async function* frames() {
      yield new Uint8Array(size.width * size.height);
      throw new StudioError("provider-rejected", "no more pictures");
    }
    const job = {
      ...endless(clip("failed.mp4")),
      inputs: [{ kind: "frames" as const, video: { pixelFormat: "gray" as const, size, fps: 24 } }],
      graph: "[0:v]format=yuv420p[v]",
    };
    await expect(engine.run(job, { frames: frames() })).rejects.toMatchObject({ code: "provider-rejected" });
  });

  test("says what was wrong with a damaged file", async () => {
    await writeFile(clip("damaged.mp4"), "not a film");
    const job = {
      ...endless(clip("x.mp4")),
      inputs: [{ kind: "file" as const, path: clip("damaged.mp4") }],
      graph: "[0:v]format=yuv420p[v]",
    };
    await expect(engine.run(job)).rejects.toMatchObject({
      code: "media-failed",
      message: expect.stringMatching(/could not make a long film: .*(moov atom not found|Invalid data)/),
    });
  });

  test("recognises a full disk", async () => {
    const job = {
      ...endless("/dev/full"),
      graph: "sine=d=60,aformat=sample_fmts=flt[a]",
      output: wavOutput("/dev/full"),
    };
    await expect(engine.run(job)).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringContaining("The disk is full"),
    });
  });
});

const at = (value: number) => ({ value, rate: 24 });

/** Three pieces of one take with two transitions, a title away from the numbers' row, and music. */
function smallCut(take: string, music: string): Cut {
  const piece = (id: string, start: number, length: number): ClipItem => ({
    ...{ type: "clip", id, name: id, takeId: id, mediaDigest: take, gainDb: 0, fadeIn: null, fadeOut: null },
    sourceRange: { start: at(start), duration: at(length) },
    available: { start: at(0), duration: at(40) },
  });
  const seam = (kind: TransitionItem["kind"], length: number): TransitionItem => ({
    ...{ type: "transition", id: kind, kind },
    duration: at(length),
  });
  return {
    ...{ version: 1, fps: 24, size, duckDb: 12, voice: [], effects: [] },
    video: [piece("a", 0, 18), seam("crossfade", 5), piece("b", 9, 11), seam("slide", 4), piece("c", 12, 28)],
    overlays: [
      {
        ...{ type: "text", id: "t", range: { start: at(4), duration: at(20) }, text: "Hi", role: "cta" },
        ...{ position: "bottom", animation: "pop", font: "Inter", colour: "#ffffff", accent: "#ff5a1f" },
      },
    ],
    music: [
      {
        ...{ type: "audio", id: "m", name: "m", takeId: "m", mediaDigest: music, start: at(0), gainDb: 0 },
        ...{ sourceRange: { start: at(0), duration: at(48) }, fadeIn: null, fadeOut: null },
      },
    ],
    grade: { clips: {}, contrast: 1, grain: 0 },
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
}

describe("choosing an engine", () => {
  const program = async (name: string, script: string) => {
    await writeFile(file(name), `#!/bin/sh\n${script}\n`);
    await chmod(file(name), 0o755);
    return file(name);
  };

  test("a program that is named but missing is an error that says how to get one", async () => {
    await expect(resolveMediaEngine({ ffmpegPath: "/nowhere/ffmpeg" })).rejects.toMatchObject({
      code: "missing-tool",
      message: expect.stringMatching(
        /FFMPEG_PATH is \/nowhere\/ffmpeg.*apt-get install ffmpeg.*brew.*winget/s,
      ),
    });
  });

  test.each([
    ["an old version", 'echo "ffmpeg version 4.4.2 Copyright"', /version 4\.4\.2, older than 5\.1/],
    ["a build without what is needed", 'echo "ffmpeg version 6.0 Copyright"', /built without overlay, xfade/],
    ["another program", "echo hello", /does not answer like ffmpeg/],
  ])("%s is refused with the reason", async (_, script, reason) => {
    const ffmpegPath = await program("fake", script);
    await expect(resolveMediaEngine({ ffmpegPath })).rejects.toMatchObject({
      code: "missing-tool",
      message: expect.stringMatching(reason),
    });
  });

  test("jobs beyond the limit wait for a place", async () => {
    const log = file("log");
    const ffmpegPath = await program("slow", `echo start >> ${log}; /bin/sleep 0.15; echo end >> ${log}`);
    const engine = openMediaEngine({ kind: "command-line", ffmpegPath, version: "6" }, { concurrency: 1 });
    const job = { purpose: "wait", inputs: [], graph: "", output: wavOutput(file("x")), lengthFrames: null };
    await Promise.all([engine.run(job), engine.run(job)]);
    expect((await readFile(log, "utf8")).trim().split("\n")).toEqual(["start", "end", "start", "end"]);
  });
});
