import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeTinyWeights } from "@/testing/onnx/test-weights";
import { type Network, networks as published, weightNames } from "./manifest";
import { openWeightsFolder } from "./weights-folder";

let folder: string;
let networks: Network[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "weights-"));
  networks = await writeTinyWeights(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = (name: string) => path.join(folder, name);
const statesOf = async (weights: ReturnType<typeof openWeightsFolder>) => {
  const { networks: states } = await weights.state();
  return Object.fromEntries(states.map(({ id, state }) => [id, state]));
};
const problemOf = async (weights: ReturnType<typeof openWeightsFolder>, name: string) => {
  const { networks: states } = await weights.state();
  return states.flatMap(({ files }) => files).find((file) => file.name === name)?.problem;
};

test("without a folder every network is missing, and nothing is made", async () => {
  const weights = openWeightsFolder({ folder: place("not-there") });
  expect(await statesOf(weights)).toEqual({
    clip: "missing",
    subject: "missing",
    aesthetics: "missing",
    faces: "missing",
  });
  expect(await weights.installed()).toEqual({});
});

test("a network is installed when all its files are there and are those that were meant", async () => {
  const weights = openWeightsFolder({ folder, networks });
  expect(new Set(Object.values(await statesOf(weights)))).toEqual(new Set(["installed"]));
  const installed = await weights.installed();
  expect(installed[weightNames.yunet]?.file).toBe(place(weightNames.yunet));
  await rm(place(weightNames.clipTokenizer));
  expect(await statesOf(weights)).toMatchObject({ clip: "missing", faces: "installed" });
  expect(Object.keys(await weights.installed())).not.toContain(weightNames.clipVision);
});

test("another file than was meant is refused with both digests, also when it changes while the studio runs", async () => {
  const weights = openWeightsFolder({ folder, networks });
  expect(await statesOf(weights)).toMatchObject({ subject: "installed" });
  await appendFile(place(weightNames.dino), "x");
  expect(await statesOf(weights)).toMatchObject({ subject: "broken", clip: "installed" });
  const meant = networks.flatMap(({ files }) => files).find(({ name }) => name === weightNames.dino)?.sha256;
  expect(await problemOf(weights, weightNames.dino)).toMatch(
    new RegExp(`its SHA-256 is [0-9a-f]{64}, not ${meant}`),
  );
  expect(Object.keys(await weights.installed())).not.toContain(weightNames.dino);
});

test("a pointer of Git LFS is told as what it is", async () => {
  await writeFile(
    place(weightNames.sface),
    "version https://git-lfs.github.com/spec/v1\noid sha256:0ba9\nsize 38696353\n",
  );
  const weights = openWeightsFolder({ folder, networks });
  expect(await statesOf(weights)).toMatchObject({ faces: "broken" });
  expect(await problemOf(weights, weightNames.sface)).toContain("pointer of Git LFS");
});

test("a file without a published digest is pinned when it is first found, and may not change afterwards", async () => {
  const name = weightNames.aestheticHead;
  expect(await statesOf(openWeightsFolder({ folder, networks }))).toMatchObject({ aesthetics: "installed" });
  expect(Object.keys(JSON.parse(await readFile(place("digests.json"), "utf8")))).toEqual([name]);
  await writeFile(place(name), "{}");
  const later = openWeightsFolder({ folder, networks });
  expect(await statesOf(later)).toMatchObject({ aesthetics: "broken" });
  expect(await problemOf(later, name)).toContain("remove its line from digests.json");
  await rm(place("digests.json"));
  expect(await statesOf(later)).toMatchObject({ aesthetics: "installed" });
});

test("every published file has a page to fetch it from, and a digest or a way to prepare it", () => {
  for (const { files, measures, licence } of published) {
    expect(measures.length * licence.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file.source).toMatch(/^https:\/\//);
      expect(file.sha256 ?? file.preparation).toMatch(file.sha256 ? /^[0-9a-f]{64}$/ : /python3/);
    }
  }
});
