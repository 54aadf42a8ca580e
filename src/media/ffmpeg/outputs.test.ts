import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mp4Output } from "./outputs";
import { resolveMediaEngine } from "./resolve-engine";

const ceiling = { fps: 24, crf: 14, preset: "veryfast", maxKilobits: 3000 } as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "outputs-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Kilobits of two seconds of noise, which would take several times as many as the ceiling allows. */
async function kilobitsOfNoise(part: boolean): Promise<number> {
  const file = path.join(folder, `part-${part}.mp4`);
  const engine = await resolveMediaEngine();
  await engine.run({
    ...{ purpose: "encode noise", inputs: [], lengthFrames: 48 },
    graph: "color=c=gray:s=192x320:r=24:d=2,noise=c0s=25:c0f=t:c0_seed=1,format=yuv420p[v]",
    output: mp4Output(file, { video: { ...ceiling, part }, audio: false }),
  });
  return ((await stat(file)).size * 8) / 1000;
}

test("parts that are joined stay within the ceiling of the film, which one encode may exceed at its beginning", async () => {
  expect(await kilobitsOfNoise(true)).toBeLessThan(ceiling.maxKilobits * 2 * 1.1);
  expect(await kilobitsOfNoise(false)).toBeGreaterThan(ceiling.maxKilobits * 2 * 1.25);
});
