import { expect, test } from "vitest";
import { blockedBy, effectiveSettings, settingDefinitions } from "./definitions";
import { differences } from "./differences";
import { coherenceSettings, defaultSettings } from "./settings";

test("equal settings do not differ; each difference is named and readable", () => {
  expect(differences(defaultSettings, coherenceSettings.parse({}))).toEqual([]);
  const other = coherenceSettings.parse({
    enhancementRounds: 1,
    chainedFrames: false,
    trainedLora: { name: "hero-shoe", strength: 0.8 },
  });
  expect(differences(defaultSettings, other)).toEqual([
    {
      key: "twoAgentEnhancement",
      title: "Sharpen the prompt first",
      before: "At most 3 rounds",
      after: "At most 1 round",
    },
    { key: "chainedFrames", title: "Chain frames", before: "On", after: "Off" },
    { key: "trainedLora", title: "Trained LoRA", before: "Off", after: "hero-shoe at 0.8" },
  ]);
});

test("rounds of sharpening do not differ while sharpening is off in both", () => {
  const off = { ...defaultSettings, twoAgentEnhancement: false };
  expect(differences(off, { ...off, enhancementRounds: 5 })).toEqual([]);
});

test("every setting is declared once, and depends only on what is declared", () => {
  const keys = settingDefinitions.map(({ key }) => key);
  const { enhancementRounds: _rounds, ...rest } = coherenceSettings.shape;
  expect(keys.toSorted()).toEqual(Object.keys(rest).toSorted());
  expect(settingDefinitions.flatMap(({ dependsOn }) => dependsOn.map(({ key }) => key))).toSatisfy(
    (needed: string[]) => needed.every((key) => keys.some((known) => known === key)),
  );
});

test("what depends on a setting that is off says so and does not act", () => {
  const plain = coherenceSettings.parse({ detailedPlanning: false, faceConsistency: true });
  expect(blockedBy(plain, "referenceIdentity")).toMatchObject({
    key: "detailedPlanning",
    reason: expect.stringMatching(/^Needs “Plan in detail”/),
  });
  expect(effectiveSettings(plain)).toEqual({
    ...plain,
    referenceIdentity: false,
    faceConsistency: false,
  });
  expect(effectiveSettings(defaultSettings)).toEqual(defaultSettings);
});
