import { execFile } from "node:child_process";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Measurement } from "@/domain/quality/scorecard";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { tinySeeds, tinyTokenizer, tinyVocabularySize, writeTinyWeights } from "@/testing/onnx/test-weights";
import { randomMatrix } from "@/testing/onnx/tiny-networks";
import { createWorkerPool, type WorkerPool } from "@/workers/worker-pool";
import { readClipTokenizer } from "./clip-tokenizer";
import { weightNames } from "./manifest";
import { createNetworks, type Networks } from "./networks";
import { clipInput } from "./picture-input";
import { cosine } from "./similarity";
import { openWeightsFolder } from "./weights-folder";

let folder: string;
let workers: WorkerPool;
let networks: Networks;
const troubles: string[] = [];
const file = (name: string) => path.join(folder, name);

async function clip(name: string, sources: readonly string[]) {
  const inputs = sources.flatMap((colour) => ["-f", "lavfi", "-i", `color=${colour}:s=160x90:r=24:d=0.5`]);
  const filter = `${sources.map((_, index) => `[${index}:v]`).join("")}concat=n=${sources.length}[v]`;
  const output = ["-map", "[v]", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-qp", "4", file(name)];
  await promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...inputs, "-filter_complex", filter, ...output]);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "networks-"));
  workers = createWorkerPool({ size: 1 });
  const manifest = await writeTinyWeights(file("weights"));
  const engine = await resolveMediaEngine();
  networks = createNetworks({
    folder: openWeightsFolder({ folder: file("weights"), networks: manifest }),
    workers,
    media: async () => engine,
    onTrouble: ({ message }) => troubles.push(message),
  });
  await clip("red.mp4", ["red"]);
  await clip("blue.mp4", ["blue"]);
  await clip("cut.mp4", ["red", "blue"]);
  await clip("black.mp4", ["black"]);
  await sharp({ create: { width: 300, height: 260, channels: 3, background: "#ff8000" } })
    .png()
    .toFile(file("orange.png"));
}, 120_000);
afterAll(async () => {
  await workers.close();
  await rm(folder, { recursive: true, force: true });
});

const byName = (measurements: readonly Measurement[]) =>
  Object.fromEntries(measurements.map(({ metric, raw }) => [metric, raw]));

/** What a tiny network makes of an even colour: its normalised channels times the random matrix. */
function embedding(
  colour: readonly [number, number, number],
  { size, seed }: { size: number; seed: number },
): number[] {
  const matrix = randomMatrix(3, size, seed);
  const means = colour.map(
    (value, channel) => (value / 255 - (clipInput.mean[channel] ?? 0)) / (clipInput.deviation[channel] ?? 1),
  );
  return Array.from({ length: size }, (_, column) =>
    means.reduce((sum, mean, row) => sum + mean * (matrix[row * size + column] ?? 0), 0),
  );
}

const orange = [255, 128, 0] as const;

/** The mean of the rows of the random table that the tokens name. */
function textEmbedding(text: string): number[] {
  const table = randomMatrix(tinyVocabularySize, 512, tinySeeds.clipText);
  const ids = readClipTokenizer(tinyTokenizer).encode(text).map(Number);
  return Array.from(
    { length: 512 },
    (_, column) => ids.reduce((sum, id) => sum + (table[id * 512 + column] ?? 0), 0) / ids.length,
  );
}

test("a still is measured as defined, from pixels and words to the number", { timeout: 60_000 }, async () => {
  const picture = embedding(orange, { size: 512, seed: tinySeeds.clipVision });
  const found = byName(await networks.still({ file: file("orange.png"), text: "a lamp" }));
  const score = 2.5 * cosine(picture, textEmbedding("A photo depicts a lamp"));
  expect(score).toBeGreaterThan(0);
  expect(found.textAlignment).toBeCloseTo(score, 3);

  const large = embedding(orange, { size: 768, seed: tinySeeds.largeClipVision });
  const length = Math.hypot(...large);
  const head = randomMatrix(768, 1, tinySeeds.aesthetics);
  const points = large.reduce((sum, value, index) => sum + (value / length) * (head[index] ?? 0), 5);
  expect(found.aestheticQuality).toBeCloseTo(points, 3);
  // One picture is consistent with nothing.
  expect(Object.keys(found).sort()).toEqual(["aestheticQuality", "textAlignment"]);
});

test("a clip of one colour is consistent, and one that changes is as much so as the formula says", {
  timeout: 60_000,
}, async () => {
  const still = await networks.clip({ file: file("red.mp4"), text: null });
  expect(still.map(({ metric, method }) => `${metric} ${method}`).sort()).toEqual([
    "aestheticQuality model",
    "backgroundConsistency model",
    "subjectConsistency model",
  ]);
  expect(byName(still)).toMatchObject({ backgroundConsistency: 1, subjectConsistency: 1 });
  const cut = byName(await networks.clip({ file: file("cut.mp4"), text: null }));
  // Of 8 frames 4 are of each colour: 3 like the first, then 1 unlike both, then 3 unlike the first and like the last.
  const [red, blue] = (
    [
      [254, 0, 0],
      [0, 0, 254],
    ] as const
  ).map((colour) => embedding(colour, { size: 512, seed: tinySeeds.clipVision }));
  const between = Math.max(0, cosine(red ?? [], blue ?? []));
  expect(cut.backgroundConsistency).toBeCloseTo((3 + between + (3 * (1 + between)) / 2) / 7, 1);
});

test("faces of one colour are one person, of two colours two, and where it is dark nobody is seen", {
  timeout: 60_000,
}, async () => {
  const names = ["red.mp4", "blue.mp4", "red.mp4", "black.mp4"];
  const faces = await networks.faces({ files: names.map(file) });
  if (faces === "not-installed") throw new Error("the networks for faces are installed");
  const [red, blue, redAgain, black] = faces;
  expect(black).toBeNull();
  expect(red).toHaveLength(128);
  expect(cosine(red ?? [], redAgain ?? [])).toBeCloseTo(1, 6);
  const matrix = randomMatrix(3, 128, tinySeeds.sface);
  const expected = cosine(matrix.subarray(0, 128), matrix.subarray(256, 384));
  expect(cosine(red ?? [], blue ?? [])).toBeCloseTo(expected, 1);
});

test("a file that is swapped or is no network stops nothing: it is told, and its metrics are missing", {
  timeout: 60_000,
}, async () => {
  const before = await networks.identity();
  await appendFile(file(`weights/${weightNames.largeClipVision}`), "x");
  const found = await networks.still({ file: file("orange.png"), text: "abc" });
  expect(found.map(({ metric }) => metric)).toEqual(["textAlignment"]);
  expect(await networks.identity()).not.toBe(before);

  const damaged = createNetworks({
    folder: {
      state: () => networks.state(),
      installed: async () => ({
        [weightNames.dino]: { file: file("weights"), sha256: "0" },
      }),
    },
    workers,
    media: () => resolveMediaEngine(),
    onTrouble: ({ message }) => troubles.push(message),
  });
  expect(await damaged.clip({ file: file("red.mp4"), text: null })).toEqual([]);
  expect(troubles.join()).toContain("npm run weights");
});

test("work that is not wanted any more ends at once", { timeout: 60_000 }, async () => {
  const abort = new AbortController();
  const measured = networks.clip({ file: file("red.mp4"), text: null, signal: abort.signal });
  abort.abort();
  await expect(measured).rejects.toMatchObject({ code: "cancelled" });
});

test("without a folder nothing is measured and nothing is said to be there", async () => {
  const none = createNetworks({
    folder: openWeightsFolder({ folder: file("not-there") }),
    workers,
    media: () => resolveMediaEngine(),
    onTrouble: ({ message }) => troubles.push(message),
  });
  expect(await none.identity()).toBeNull();
  expect(await none.clip({ file: file("red.mp4"), text: "abc" })).toEqual([]);
  expect(await none.faces({ files: [file("red.mp4")] })).toBe("not-installed");
});
