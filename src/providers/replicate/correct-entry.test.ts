import { afterEach, describe, expect, it } from "vitest";
import type { CatalogueEntry, VideoEntry } from "@/domain/catalogue/catalogue";
import { entries } from "@/domain/catalogue/entries";
import { StudioError } from "@/domain/errors";
import { entryOf, openReplicate, type ReplicateFixture } from "@/testing/doubles/replicate-fixture";
import { doubleModels } from "@/testing/doubles/replicate-models";
import { type Correction, correctEntry } from "./correct-entry";
import { parseLiveInputs } from "./live-schema";

const open: ReplicateFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

async function start(): Promise<ReplicateFixture> {
  const fixture = await openReplicate();
  open.push(fixture);
  return fixture;
}

type Property = { enum?: (string | number)[]; minimum?: number; maximum?: number; type?: string };

/** Corrects by a schema of these inputs. */
function correct(
  entry: VideoEntry,
  properties: Record<string, Property>,
  required: string[] = ["prompt"],
): Correction<VideoEntry> {
  const live = parseLiveInputs({ Input: { properties, required } });
  const corrected = live && correctEntry(entry, live);
  if (corrected?.entry.kind !== "video") throw new Error("a video model stays one");
  return { entry: corrected.entry, differences: corrected.differences };
}

const kling = entryOf("video", "kwaivgi/kling-v2.5-turbo-pro");
const klingNow: Record<string, Property> = {
  prompt: { type: "string" },
  negative_prompt: { type: "string" },
  start_image: { type: "string" },
  duration: { enum: [5, 10] },
  aspect_ratio: { enum: ["16:9", "9:16", "1:1"] },
};

describe("the catalogue", () => {
  it("agrees with the schema of every model that the double has", async () => {
    const { models } = await start();
    const known = entries.filter(
      ({ provider, vendorId }) => provider === "replicate" && doubleModels[vendorId],
    );
    const found: [string, string[]][] = [];
    const same: boolean[] = [];
    for (const entry of known) {
      const { entry: corrected, differences } = await models.correct(entry);
      found.push([entry.vendorId, differences]);
      same.push(JSON.stringify(unsorted(corrected)) === JSON.stringify(unsorted(entry)));
    }
    expect(found.length).toBeGreaterThan(15);
    // What a model offers beyond what the studio uses is no disagreement.
    const disagreements = found.flatMap(([id, said]) =>
      said.filter((sentence) => !/which the studio does not use/.test(sentence)).map((s) => `${id}: ${s}`),
    );
    expect(disagreements).toEqual([]);
    expect(same.every(Boolean)).toBe(true);
  });
});

/** Ratios may come in another order. */
const unsorted = (entry: CatalogueEntry) =>
  "aspects" in entry ? { ...entry, aspects: entry.aspects.toSorted() } : entry;

describe("a correction", () => {
  it("changes nothing when nothing has changed", () => {
    expect(correct(kling, klingNow)).toEqual({ entry: kling, differences: [] });
  });

  it("takes away what the model does not take any more, and says so", () => {
    const { negative_prompt: _gone, ...rest } = klingNow;
    const { entry, differences } = correct(kling, rest);
    expect([entry.fields.negativePrompt, entry.capabilities.negativePrompt]).toEqual([undefined, false]);
    expect(differences).toEqual(["It does not take a list of things to avoid any more."]);
  });

  it("finds what the model has come to take", () => {
    const { entry, differences } = correct(kling, { ...klingNow, end_image: {}, seed: {} });
    expect([entry.fields.lastFrame, entry.capabilities.lastFrame, entry.fields.seed]).toEqual([
      "end_image",
      true,
      "seed",
    ]);
    expect(differences).toEqual(["It takes a last frame now.", "It takes a seed now."]);
  });

  it("follows the lengths, ratios and needs of the schema", () => {
    const changed = {
      ...klingNow,
      duration: { enum: [10, 8] },
      aspect_ratio: { enum: ["16:9", "4:5", "adaptive"] },
    };
    const { entry, differences } = correct(kling, changed, ["prompt", "start_image"]);
    expect(entry.durations).toEqual([8, 10]);
    expect(entry.aspects).toEqual(["16:9", "4:5"]);
    expect(entry.capabilities.firstFrame).toBe("required");
    expect(differences).toEqual([
      "It makes clips of 8, 10 seconds now.",
      "It does not make the ratio 9:16, 1:1 any more.",
      "It makes the ratio 4:5 now.",
    ]);
  });

  it("asks for no resolution that is not offered, and uses none it has no price for", () => {
    const veo = entryOf("video", "google/veo-3.1-fast");
    const fields = Object.fromEntries(Object.values(veo.fields).map((name) => [name, {}]));
    const { entry, differences } = correct(veo, { ...fields, resolution: { enum: ["1080p", "4k"] } });
    expect(entry.resolutions.map(({ value }) => value)).toEqual(["1080p"]);
    expect(differences).toEqual([
      "It does not make 720p any more.",
      "It offers 4k, which the studio does not use.",
    ]);
  });

  it("drops fixed inputs that are not known or not offered, and tells of needs it cannot meet", () => {
    const hailuo = entryOf("video", "minimax/hailuo-02");
    const fields = Object.fromEntries(Object.values(hailuo.fields).map((name) => [name, {}]));
    const { entry, differences } = correct(hailuo, { ...fields, style: {} }, ["prompt", "style"]);
    expect(entry.fixed).toEqual({});
    expect(differences).toEqual([
      'It does not take "prompt_optimizer" as false any more.',
      'It needs "style", which the studio does not know of.',
    ]);
  });

  it("keeps lengths in frames within the limits of the schema", () => {
    const wan = entryOf("video", "wan-video/wan-2.2-i2v-fast");
    const fields = Object.fromEntries(Object.values(wan.fields).map((name) => [name, {}]));
    const { entry } = correct(wan, { ...fields, num_frames: { minimum: 81, maximum: 100 } }, ["image"]);
    expect(entry.durations).toEqual([5, 6]);
  });

  it("is not made when the vendor cannot be asked or shows nothing", async () => {
    const { models, double } = await start();
    double.faults.add("models.get", { kind: "server-error" });
    const error = await models.correct(kling).catch((reason: unknown) => reason);
    expect(error instanceof StudioError && error.code).toBe("provider-unavailable");
    expect(parseLiveInputs({ Output: {} })).toBeNull();
  });
});
