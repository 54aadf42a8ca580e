import { expect, test } from "vitest";
import { briefSeed } from "@/domain/brief/resolve-brief";
import { defaultSettings } from "@/domain/coherence/settings";
import { type VariationChange, type WantedComparisonInput, wantedComparison } from "./comparison";
import { kindOf, variationBriefs } from "./variation-briefs";

const base = { prompt: "A bottle on a beach at noon" };
const wanted = (...changes: VariationChange[]) => wantedComparison.parse(input(...changes));
const input = (...changes: VariationChange[]): WantedComparisonInput => ({
  base,
  variations: changes.map((change) => ({ change })),
});
const prompt = (text: string): VariationChange => ({ kind: "prompts", prompt: text });

test("nothing differs but what is compared: the seed is that of the common brief in all", () => {
  const { base: common, ...rest } = wanted(prompt("A bottle on a beach"), prompt("A bottle in the snow"));
  const briefs = variationBriefs({ base: common, ...rest });
  expect(briefs.map((brief) => brief.seed)).toEqual([briefSeed(common), briefSeed(common)]);
  expect(briefs.map((brief) => brief.prompt)).toEqual(["A bottle on a beach", "A bottle in the snow"]);
});

test("settings, models and seeds take the place of the base's", () => {
  const calm = { ...defaultSettings, finishing: false };
  const settings: VariationChange[] = [
    { kind: "settings", coherence: defaultSettings, profile: null },
    { kind: "settings", coherence: calm, profile: "Calm" },
  ];
  expect(variationBriefs(wanted(...settings)).map(({ coherence }) => coherence.finishing)).toEqual([
    true,
    false,
  ]);
  const seeds = variationBriefs(wanted({ kind: "seeds", seed: 1 }, { kind: "seeds", seed: 2 }));
  expect(seeds.map(({ seed }) => seed)).toEqual([1, 2]);
});

test("two that would be the same video are refused by name", () => {
  expect(() =>
    variationBriefs(wanted(prompt("A bottle here"), prompt("A bottle there"), prompt("A bottle there"))),
  ).toThrow("Variations B and C are the same");
});

test("a group has two to five variations that differ in one thing", () => {
  expect(wantedComparison.safeParse(input(prompt("A bottle here"))).success).toBe(false);
  const six = Array.from({ length: 6 }, (_, seed) => ({ kind: "seeds" as const, seed }));
  expect(wantedComparison.safeParse(input(...six)).success).toBe(false);
  expect(kindOf(wanted({ kind: "seeds", seed: 1 }, { kind: "seeds", seed: 2 }))).toBe("seeds");
  expect(() => kindOf(wanted({ kind: "seeds", seed: 1 }, prompt("A bottle here")))).toThrow("the same thing");
});
