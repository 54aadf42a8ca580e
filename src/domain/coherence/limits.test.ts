import { expect, test } from "vitest";
import type { Circumstances, ImageFacts, VideoFacts } from "./circumstances";
import { conflictsIn } from "./conflicts";
import { settingState, unmetWishes } from "./limits";
import { coherenceSettings, defaultSettings, isOn } from "./settings";

const image = (facts: Partial<ImageFacts> = {}): ImageFacts => ({
  name: "Stills",
  references: 4,
  seed: true,
  lora: false,
  composition: null,
  drawsPlan: false,
  ...facts,
});
const video = (name: string, capabilities: Partial<VideoFacts["capabilities"]> = {}): VideoFacts => ({
  name,
  capabilities: {
    firstFrame: "optional",
    lastFrame: true,
    references: 0,
    seed: true,
    negativePrompt: true,
    audio: false,
    ...capabilities,
  },
});
const here = (more: Partial<Circumstances> = {}): Circumstances => ({
  images: [image()],
  videos: [video("Moves")],
  plan: null,
  loras: [],
  facesNeed: null,
  ...more,
});

test("nothing is said of models that can do all that is wanted", () => {
  expect(unmetWishes(defaultSettings, here())).toEqual([]);
});

test("chains, seeds, references and retakes are said when the settings want them, and only then", () => {
  const poor = here({
    images: [image({ references: 0, seed: false })],
    videos: [video("Moves", { firstFrame: "no", seed: false })],
  });
  expect(unmetWishes(defaultSettings, poor)).toEqual([
    expect.stringContaining("Stills and Moves take no seed"),
    expect.stringContaining("Moves takes no first frame"),
    expect.stringContaining("Stills takes no reference pictures"),
    expect.stringContaining("Poor takes are not made again"),
  ]);
  const modest = coherenceSettings.parse({
    chainedFrames: false,
    sameSeed: false,
    qualityRegeneration: false,
    referenceIdentity: false,
  });
  expect(unmetWishes(modest, poor)).toEqual([]);
});

test("a model that may stand in is said as well, by name", () => {
  const wanted = coherenceSettings.parse({ trainedLora: { name: "hero", strength: 1 } });
  const taking = image({ lora: true });
  const standIns = here({
    images: [taking, image({ name: "Spare" })],
    videos: [video("Moves"), video("Spare clips", { lastFrame: false })],
  });
  expect(unmetWishes(wanted, standIns)).toEqual([
    expect.stringContaining("Spare clips cannot end on a given frame"),
    expect.stringContaining("Spare may stand in, and takes no LoRA"),
  ]);
});

test("what cannot act says what it needs, and stops needing it", () => {
  const needs = (key: Parameters<typeof settingState>[1], circumstances: Circumstances) =>
    settingState(defaultSettings, key, circumstances).needs;
  expect(needs("trainedLora", here())).toMatch(/Needs an image model that takes a LoRA/);
  expect(needs("trainedLora", here({ images: [image({ lora: true })] }))).toBeNull();
  expect(needs("compositionControl", here())).toMatch(/depth model or a workflow with a ControlNet/);
  expect(needs("compositionControl", here({ images: [image({ drawsPlan: true })] }))).toMatch(
    /draws the planned composition itself/,
  );
  const composition = { as: "own-input", required: false } as const;
  expect(needs("compositionControl", here({ images: [image({ composition })] }))).toBeNull();
  expect(needs("faceConsistency", here({ facesNeed: "Needs the face models." }))).toBe(
    "Needs the face models.",
  );
  const plan = { shots: 3, continuing: 1, elements: 1, characters: 0 };
  expect(needs("faceConsistency", here({ plan }))).toMatch(/Needs a character/);
  expect(needs("faceConsistency", here({ plan: { ...plan, characters: 1 } }))).toBeNull();
});

test("a setting with nothing to do in this plan says so", () => {
  const idle = (key: Parameters<typeof settingState>[1], plan: Circumstances["plan"]) =>
    settingState(defaultSettings, key, here({ plan })).idle;
  const single = { shots: 1, continuing: 0, elements: 0, characters: 0 };
  expect(idle("chainedFrames", single)).toMatch(/No shot of this plan continues another/);
  expect(idle("referenceIdentity", single)).toMatch(/nothing that must look alike/);
  expect(idle("sameSeed", single)).toMatch(/only one shot/);
  expect(idle("chainedFrames", { ...single, shots: 4, continuing: 2, elements: 2 })).toBeNull();
  expect(idle("chainedFrames", null)).toBeNull();
});

test("a model that is shown one picture makes composition and references a conflict, which each way out ends", () => {
  const settings = coherenceSettings.parse({ compositionControl: true });
  const one = here({
    images: [image({ references: 1, composition: { as: "first-reference", required: false } })],
  });
  const [conflict, ...others] = conflictsIn(settings, one);
  expect(others).toEqual([]);
  expect(conflict?.explanation).toMatch(/Stills is shown one picture only/);
  for (const { settings: mended } of conflict?.fixes ?? []) expect(conflictsIn(mended, one)).toEqual([]);
  expect(conflict?.fixes.map(({ settings: mended }) => isOn(mended, "compositionControl"))).toEqual([
    false,
    true,
  ]);
  expect(conflictsIn(defaultSettings, one)).toEqual([]);
  const own = here({ images: [image({ references: 1, composition: { as: "own-input", required: true } })] });
  expect(conflictsIn(settings, own)).toEqual([]);
});
