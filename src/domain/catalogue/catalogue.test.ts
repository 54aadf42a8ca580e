import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameSizes } from "@/domain/media/format";
import { cannot } from "./cannot";
import type { ImageEntry, VideoEntry } from "./catalogue";
import { chooseResolution, fitDimensions, nearestAspect, nearestSize } from "./choose-size";
import { entries, entriesOf, findEntry } from "./entries";
import { planChunks } from "./plan-chunks";
import { priceOf } from "./price-of";

function video(vendorId: string): VideoEntry {
  const entry = findEntry(`replicate/${vendorId}`);
  if (entry?.kind !== "video") throw new Error(`no video model ${vendorId}`);
  return entry;
}

function image(vendorId: string): ImageEntry {
  const entry = findEntry(`replicate/${vendorId}`);
  if (entry?.kind !== "image") throw new Error(`no image model ${vendorId}`);
  return entry;
}

describe("the catalogue", () => {
  it("has every id once, with its provider in front", () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, provider, vendorId } of entries) expect(id).toBe(`${provider}/${vendorId}`);
  });

  it("prices every entry, whatever is asked of it, in whole micro-dollars above nothing", () => {
    for (const entry of entries) {
      expect(entry.price.tiers.at(-1)?.when).toBeUndefined();
      const price = priceOf(entry, { seconds: 5, computeSeconds: 3.2, characters: 120 });
      if (entry.price.per !== "million-tokens") expect(price).toBeGreaterThan(0);
      expect(Number.isInteger(price)).toBe(true);
    }
  });

  it("names a field for everything that a video or image model is said to take", () => {
    for (const { id, capabilities, fields, durations } of entriesOf("video")) {
      const { lastFrame, references, seed, negativePrompt, firstFrame, audio } = capabilities;
      expect(
        [
          [lastFrame, fields.lastFrame],
          [references > 0, fields.references],
          [seed, fields.seed],
          [negativePrompt, fields.negativePrompt],
          [firstFrame !== "no", fields.firstFrame],
          [audio, fields.audio],
        ].every(([claimed, field]) => claimed === (field !== undefined)),
        id,
      ).toBe(true);
      expect([...durations].sort((a, b) => a - b)).toEqual(durations);
    }
    for (const { id, provider, capabilities, fields } of entriesOf("image")) {
      if (provider !== "replicate") continue;
      expect([id, capabilities.references > 0]).toEqual([id, fields.references !== undefined]);
      expect([id, capabilities.seed]).toEqual([id, fields.seed !== undefined]);
    }
  });

  it("finds entries by id and by kind", () => {
    expect(findEntry("replicate/google/veo-3.1")?.name).toBe("Veo 3.1");
    expect(findEntry("replicate/google/veo-9")).toBeNull();
    expect(entriesOf("music").map(({ name }) => name)).toContain("Lyria 2");
    expect(entriesOf("upscaler").every(({ kind }) => kind === "upscaler")).toBe(true);
  });
});

describe("priceOf", () => {
  it.each([
    ["google/veo-3.1", { seconds: 8, audio: false }, 1_600_000],
    ["google/veo-3.1", { seconds: 8, audio: true }, 3_200_000],
    ["google/veo-3.1-fast", { seconds: 4, audio: false }, 400_000],
    ["wan-video/wan-2.2-i2v-fast", { seconds: 7.5, resolution: "480p" }, 50_000],
    ["wan-video/wan-2.2-i2v-fast", { seconds: 5, resolution: "720p" }, 110_000],
    ["bytedance/seedance-1-lite", { seconds: 7, resolution: "720p" }, 252_000],
    ["minimax/hailuo-2.3", { seconds: 10, resolution: "768p" }, 560_000],
    ["kwaivgi/kling-v3-video", { seconds: 3, resolution: "pro", audio: false }, 672_000],
    ["google/nano-banana-pro", { resolution: "4K" }, 300_000],
    ["meta/musicgen", { computeSeconds: 12.34 }, 17_276],
    ["minimax/speech-02-turbo", { characters: 17 }, 1_020],
  ])("%s for %o", (vendorId, request, micros) => {
    const entry = findEntry(`replicate/${vendorId}`);
    expect(entry && priceOf(entry, request)).toBe(micros);
  });

  it("does not charge for what binary fractions are off by", () => {
    expect(priceOf({ price: { per: "second", tiers: [{ micros: 1_100_000 }] } }, { seconds: 1.1 })).toBe(
      1_210_000,
    );
  });

  it("prices read, cached and written tokens apart and rounds up once", () => {
    const price = {
      per: "million-tokens" as const,
      tiers: [{ micros: 150_000, cachedMicros: 75_000, outputMicros: 600_000 }],
    };
    expect(priceOf({ price }, { tokens: { input: 1_000, cached: 400, output: 333 } })).toBe(320);
  });
});

describe("planChunks", () => {
  it.each([
    [3, [4, 6, 8], [4]],
    [8, [4, 6, 8], [8]],
    [13, [4, 6, 8], [8, 6]],
    [16, [4, 6, 8], [8, 8]],
    [12, [5, 10], [10, 5]],
    [31, [5, 10], [10, 10, 10, 5]],
    [21.04, [5, 9], [9, 9, 5]],
    [12.5, [5, 6, 7, 7.5], [7.5, 5]],
  ])("covers %d s with lengths of %o", (seconds, durations, chunks) => {
    expect(planChunks(seconds, { durations })).toEqual(chunks);
  });

  it("always covers the shot with lengths the model has, and could not do with less", () => {
    const lengths = fc.constantFrom(...entriesOf("video").map(({ durations }) => durations));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 * 24 }), lengths, (frames, durations) => {
        const seconds = frames / 24;
        const chunks = planChunks(seconds, { durations });
        const total = chunks.reduce((sum, chunk) => sum + chunk, 0);
        expect(chunks.every((chunk) => durations.includes(chunk))).toBe(true);
        expect(total).toBeGreaterThanOrEqual(seconds - 0.001);
        // One call less, or one of them a step shorter, would leave the end uncovered.
        for (const [index, chunk] of chunks.entries()) {
          const shorter = durations[durations.indexOf(chunk) - 1] ?? 0;
          const others = chunks.filter((_, other) => other !== index).reduce((sum, other) => sum + other, 0);
          expect(others + shorter).toBeLessThan(seconds);
        }
      }),
    );
  });
});

describe("the nearest choice", () => {
  it.each([
    ["9:16", ["16:9", "9:16"], "9:16"],
    ["4:5", ["1:1", "3:4", "9:16"], "3:4"],
    ["1:1", ["16:9", "9:16", "4:3"], "4:3"],
    ["16:9", ["adaptive"], null],
    ["16:9", [], null],
  ] as const)("of ratios for %s among %o is %s", (aspect, offered, expected) => {
    expect(nearestAspect(offered, frameSizes[aspect])).toBe(expected);
  });

  it("of sizes has the right ratio before the right number of pixels", () => {
    const { sizes = [] } = video("wan-video/wan-2.5-t2v");
    expect(nearestSize(sizes, { width: 720, height: 1280 })?.value).toBe("720*1280");
    expect(nearestSize(sizes, { width: 2160, height: 3840 })?.value).toBe("1080*1920");
    expect(nearestSize(image("bytedance/seedream-4").sizes, frameSizes["9:16"])?.value).toBe("1K");
    expect(nearestSize([], frameSizes["9:16"])).toBeNull();
  });

  it("of resolutions is one that can make such a clip", () => {
    const hailuo = video("minimax/hailuo-02");
    const wanted = { shortSide: 1080, lastFrame: false };
    expect(chooseResolution(hailuo, { ...wanted, seconds: 6 })?.value).toBe("1080p");
    expect(chooseResolution(hailuo, { ...wanted, seconds: 10 })?.value).toBe("768p");
    const kling = video("kwaivgi/kling-v2.1");
    expect(chooseResolution(kling, { shortSide: 720, seconds: 5, lastFrame: false })?.value).toBe("standard");
    expect(chooseResolution(kling, { shortSide: 720, seconds: 5, lastFrame: true })?.value).toBe("pro");
  });

  it("of dimensions keeps the ratio in whole steps", () => {
    const size = fitDimensions({ step: 64, pixels: 1_048_576 }, frameSizes["9:16"]);
    expect(size).toEqual({ width: 768, height: 1344 });
  });
});

describe("cannot", () => {
  it("has nothing to say when everything can be done", () => {
    const wishes = { firstFrame: true, lastFrame: true, seed: true, negativePrompt: true, seconds: 8 };
    expect(cannot(video("google/veo-3.1"), { ...wishes, aspect: "9:16", shortSide: 1080 })).toEqual([]);
  });

  it.each([
    [{ lastFrame: true }, "cannot end on a given picture: the last frame is only described in words."],
    [{ seed: true }, "takes no seed: the same request gives another result each time."],
    [{ references: 2 }, "takes no reference pictures: they are only described in words."],
    [{ aspect: "4:5" as const }, "makes no 4:5: the result is cut out of the nearest, 1:1."],
    [{ seconds: 12 }, "makes clips of at most 10 seconds: a shot of 12 is put together from several."],
  ])("says of Kling 2.5 for %o what it cannot do", (wishes, sentence) => {
    expect(cannot(video("kwaivgi/kling-v2.5-turbo-pro"), wishes)).toEqual([
      `Kling 2.5 turbo pro ${sentence}`,
    ]);
  });

  it.each([
    ["wan-video/wan-2.2-t2v-fast", { firstFrame: true }, /cannot start from a picture/],
    ["wan-video/wan-2.2-i2v-fast", { firstFrame: false }, /needs a picture to start from/],
    ["wan-video/wan-2.2-i2v-fast", { negativePrompt: true }, /takes no list of things to avoid/],
    ["google/veo-3.1", { firstFrame: false, lastFrame: true }, /only when it also starts from one/],
    ["google/veo-3.1", { references: 1, aspect: "9:16" as const }, /only at 16:9, for 8 seconds/],
    ["minimax/hailuo-02", { seconds: 10, shortSide: 1080 }, /10 seconds only at 768 lines/],
  ])("says of %s for %o %s", (vendorId, wishes, sentence) => {
    expect(cannot(video(vendorId), wishes).join(" ")).toMatch(sentence);
  });

  it("says of image models which pictures they need and how many they take", () => {
    expect(cannot(image("black-forest-labs/flux-depth-dev"), {})[0]).toMatch(
      /only after a reference picture/,
    );
    expect(cannot(image("google/nano-banana"), { references: 5 })[0]).toMatch(/at most 3 .* first of the 5/);
  });
});
