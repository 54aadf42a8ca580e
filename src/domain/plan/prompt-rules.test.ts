import { describe, expect, it } from "vitest";
import { briefFor } from "@/testing/planned-ad";
import { enhancementDimensions } from "./enhancement";
import { combineScores, dimensionWeights, overallScore, scorePromptByRules, skipScore } from "./prompt-rules";

const thin = "An energy drink";
const full =
  'Cinematic 30-second ad for Halden, a titanium dive watch. Open on dark water at dawn, macro of droplets sliding off the steel case, then a diver surfaces as golden light breaks across the sea. Slow dolly in, 85 mm lens, shallow depth of field, rim light, teal and copper palette. Elegant mood for ocean lovers. Final shot: orbit around the dial, logo visible, end card "Made for the deep". Book a fitting.';
const overall = (prompt: string) => overallScore(scorePromptByRules(prompt, briefFor(prompt)));

describe("scorePromptByRules", () => {
  it("puts a thin prompt low and a shooting-ready one above the threshold for skipping", () => {
    expect(overall(thin)).toBeLessThan(35);
    expect(overall(full)).toBeGreaterThan(skipScore);
  });

  it.each([
    ["light", "lit by soft backlight", "cinematography"],
    ["camera", "with a slow dolly in", "cinematography"],
    ["order in time", "first the can, then the runner, at the end the logo", "temporalCoherence"],
    ["brand", "called Volt", "brandAlignment"],
    ["setting", "on a rooftop", "completeness"],
    ["texture", "with condensation, droplets and ice", "specificity"],
    ["style", "in a bold, retro style", "professionalism"],
  ] as const)("rises when the prompt says more: %s", (_what, addition, dimension) => {
    const before = scorePromptByRules(thin, briefFor(thin));
    const after = scorePromptByRules(`${thin} ${addition}`, briefFor(thin));
    expect(after[dimension]).toBeGreaterThan(before[dimension]);
  });

  it("counts what the form says", () => {
    const branded = scorePromptByRules(thin, briefFor(thin, { brand: { name: "Volt" } }));
    expect(branded.brandAlignment).toBeGreaterThan(scorePromptByRules(thin, briefFor(thin)).brandAlignment);
  });
});

describe("combined scores", () => {
  it("weights sum to one, so that full marks are 100", () => {
    const hundred = Object.fromEntries(enhancementDimensions.map((dimension) => [dimension, 100]));
    expect(overallScore(hundred as ReturnType<typeof scorePromptByRules>)).toBe(100);
    expect(Object.values(dimensionWeights).every((weight) => weight > 0)).toBe(true);
  });

  it("counts rules and model half each and keeps both", () => {
    const rules = scorePromptByRules(thin, briefFor(thin));
    const model = { ...rules, completeness: 100, specificity: 100 };
    const hybrid = combineScores(rules, model);
    expect(hybrid.rules).toEqual(rules);
    expect(hybrid.model).toEqual(model);
    expect(hybrid.combined.completeness).toBe(Math.round((rules.completeness + 100) / 2));
    expect(hybrid.overall.combined).toBeGreaterThan(hybrid.overall.rules);
    expect(hybrid.overall.combined).toBeLessThan(hybrid.overall.model);
  });
});
