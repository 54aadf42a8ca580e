import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wavOutput } from "../ffmpeg/outputs";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { measureWaveform } from "./waveform";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "waveform-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("shows where a sound is loud and where it is silent", async () => {
  const engine = await resolveMediaEngine();
  const sound = path.join(folder, "sound.wav");
  await engine.run({
    purpose: "make a sound",
    inputs: [],
    graph: "aevalsrc=exprs='if(between(t,1,2),0.5*sin(2*PI*200*t),0)':s=48000:d=4[a]",
    output: wavOutput(sound),
    lengthFrames: null,
  });
  const { low, high } = await measureWaveform(engine, sound, { buckets: 40 });
  expect(high.map((value) => Math.round(value * 10))).toEqual([
    ...Array.from({ length: 10 }, () => 0),
    ...Array.from({ length: 10 }, () => 5),
    ...Array.from({ length: 20 }, () => 0),
  ]);
  expect(low[15]).toBeCloseTo(-0.5, 1);
});
