import { expect, test } from "vitest";
import { brief, wordsOfBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { sceneGrade } from "@/domain/picture/scene-spec";
import { draftPrompt } from "@/pipeline/stages/plan-shots/prompt";
import { plannedAd } from "@/testing/planned-ad";
import { dressPlan, lookWording, writingLine } from "./dress-plan";
import { appliedLook } from "./look";
import { lookPresets } from "./presets";
import { previewScene } from "./preview-scene";

const noir = lookPresets.find(({ key }) => key === "preset/noir");
if (!noir) throw new Error("noir is missing");
const asked = brief.parse({ prompt: "A steel bottle that keeps water cold on a long hike" });
const withLook = brief.parse({ ...asked, look: noir });
const resolved = (of: typeof asked) => resolveBrief(of, { fallbackSeed: briefSeed(of) });

test("at least twelve looks are shipped, valid, and no two of them draw or tell alike", () => {
  expect(lookPresets.length).toBeGreaterThanOrEqual(12);
  for (const look of lookPresets) expect(appliedLook.parse(look)).toEqual(look);
  for (const part of [
    (look: (typeof lookPresets)[number]) => look.key,
    (look: (typeof lookPresets)[number]) => look.name,
    (look: (typeof lookPresets)[number]) => lookWording(look),
    (look: (typeof lookPresets)[number]) => writingLine(look.writing),
    (look: (typeof lookPresets)[number]) => JSON.stringify(previewScene(look)),
  ]) {
    expect(new Set(lookPresets.map(part)).size).toBe(lookPresets.length);
  }
});

test("a brief without a look is what it was before there were looks", () => {
  expect(Object.keys(asked)).not.toContain("look");
  expect(Object.keys(resolved(asked))).not.toContain("look");
  expect(Object.keys(wordsOfBrief(resolved(asked)))).not.toContain("telling");
});

test("a look fills what the brief leaves open and never what it says", () => {
  expect(resolved(withLook)).toMatchObject({ style: "cinematic", mood: "dramatic" });
  expect(resolved({ ...withLook, mood: "playful" })).toMatchObject({ style: "cinematic", mood: "playful" });
});

test("a look does not change the seed, so that two looks of one brief can be compared", () => {
  expect(briefSeed(withLook)).toBe(briefSeed(asked));
});

test("writers are told how to tell, and nothing of what is drawn", () => {
  const redrawn = { ...noir, visual: { ...noir.visual, descriptors: "charcoal on paper", grain: 0 } };
  const words = (look: typeof noir) => wordsOfBrief(resolved({ ...asked, look }));
  expect(words(redrawn)).toEqual(words(noir));
  expect(writingLine(words(noir).telling)).toContain("terse and watchful");
  expect(JSON.stringify(words(noir))).not.toContain("film noir");
  const { prompt } = draftPrompt({ brief: words(noir), prompt: asked.prompt });
  expect(prompt).toContain("Way of telling: terse and watchful");
});

test("a plan is drawn in the words and colours of the look; what happens in it stays", () => {
  const { plan } = plannedAd(asked.prompt);
  const dressed = dressPlan(plan, noir);
  expect(dressed.look).toContain("black-and-white film noir");
  expect(dressed.look).toContain("visible film grain");
  expect(dressed.palette.slice(0, 3)).toEqual(noir.visual.palette);
  expect({ ...dressed, look: plan.look, palette: plan.palette }).toEqual(plan);
  expect(dressPlan(plan, undefined)).toBe(plan);
});

test("grades that nothing can be drawn with are refused", () => {
  const { grade } = noir.visual;
  expect(sceneGrade.safeParse({ ...grade, saturation: -1 }).success).toBe(false);
  expect(sceneGrade.safeParse({ ...grade, shadows: "red" }).success).toBe(false);
});
