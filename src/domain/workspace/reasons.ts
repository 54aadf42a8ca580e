import { canonicalJson, type Json } from "@/domain/json";
import type { Plan, PlanElement, PlanScene, PlanShot } from "@/domain/plan/plan";

/** What a piece was made from, and what it would be made from now. */
export type Difference = {
  before: Json | null;
  after: Json;
  /** The plan that was filmed then; null when it is not known any more. */
  planBefore: Plan | null;
  planAfter: Plan | null;
  /** The shot that the piece belongs to; null for one of the whole video. */
  shotKey: string | null;
};

/** Names for what goes into a piece. The words of a picture and its scene follow from the plan: they come last. */
const inputNames: Record<string, string> = {
  model: "the model",
  seed: "the seed",
  size: "the size of the picture",
  lora: "the trained LoRA",
  hero: "the hero frame",
  photos: "the product photos",
  uploaded: "your own picture",
  library: "its picture in the library",
  inherited: "the last frame of the shot before",
  references: "the reference pictures",
  first: "its first frame",
  last: "its last frame",
  durationFrames: "the length of the clip",
  durationSeconds: "the length",
  maxSeconds: "the time for the line",
  text: "the spoken line",
  cue: "the sound",
  tempoBpm: "the tempo of the music",
  cutSeconds: "where the cuts are",
  title: "the title",
  cut: "the cut",
};

const fromPlan = ["prompt", "scene", "mood"];

/** What changed since a piece was made, in words and without repeats; never none. */
export function changedInputs(difference: Difference): string[] {
  const { before, after } = difference;
  if (before === null) return ["it was made before its inputs were kept"];
  const changed = changedNames(flat(before), flat(after));
  const ofPlan = changed.some((name) => fromPlan.includes(name)) ? changedPlan(difference) : [];
  const named = [
    ...(gradeOf(before) === gradeOf(after) ? [] : ["the look"]),
    ...changed.flatMap((name) => inputNames[name] ?? []),
  ];
  // The plan says why the pictures of reference or the frames are others, too.
  const all = [...new Set([...ofPlan, ...named])];
  if (all.length > 0) return all;
  return changed.includes("prompt") ? ["its prompt"] : ["how this release makes it"];
}

/** A request inside the inputs is as good as the inputs themselves. */
function flat(inputs: Json): Record<string, Json> {
  if (inputs === null || typeof inputs !== "object" || Array.isArray(inputs)) return {};
  const { request, ...rest } = inputs;
  return request === undefined ? rest : { ...rest, ...flat(request) };
}

/** Every look grades its pictures in its own way: that is how the scene of a picture tells which one it was drawn in. */
function gradeOf(inputs: Json): string {
  const { scene } = flat(inputs);
  return scene && typeof scene === "object" && !Array.isArray(scene) ? text(scene.grade) : "";
}

function changedNames(before: Record<string, Json>, after: Record<string, Json>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => text(before[name]) !== text(after[name]));
}

const text = (value: unknown): string => (value === undefined ? "" : canonicalJson(value as Json));

const shotNames = {
  action: "the action of the shot",
  composition: "the composition of the shot",
  camera: "the camera of the shot",
  overlays: "the text in the shot",
  elements: "what is in the shot",
  continuesPrevious: "whether the shot goes on from the one before",
  sceneKey: "the scene of the shot",
  durationFrames: "the length of the shot",
} as const satisfies Partial<Record<keyof PlanShot, string>>;

const sceneNames = {
  setting: "the setting of the scene",
  timeOfDay: "the time of day",
  weather: "the weather",
  emotion: "the feeling of the scene",
} as const satisfies Partial<Record<keyof PlanScene, string>>;

const elementNames = ["name", "description", "form", "label", "colours", "materials", "marks"] as const;

const videoNames = {
  look: "the look of the video",
  palette: "the palette",
  mood: "the mood",
} as const satisfies Partial<Record<keyof Plan, string>>;

/** What of two plans differs where a shot, or the whole video, looks at it. */
function changedPlan({ planBefore, planAfter, shotKey }: Difference): string[] {
  if (!planBefore || !planAfter) return [];
  const whole = changedFields(planBefore, planAfter, videoNames);
  const before = planBefore.shots.find(({ key }) => key === shotKey);
  const after = planAfter.shots.find(({ key }) => key === shotKey);
  if (!before || !after) {
    return [
      ...whole,
      ...changedElements(planBefore, planAfter, null),
      ...changedMusic(planBefore, planAfter),
    ];
  }
  return [
    ...changedFields(before, after, shotNames),
    ...changedScene(planBefore, planAfter, { before, after }),
    ...changedElements(planBefore, planAfter, after),
    ...whole,
  ];
}

function changedFields<Part extends object>(
  before: Part,
  after: Part,
  names: Partial<Record<keyof Part, string>>,
): string[] {
  return (Object.keys(names) as (keyof Part)[]).flatMap((name) =>
    text(before[name]) === text(after[name]) ? [] : (names[name] ?? []),
  );
}

function changedScene(
  planBefore: Plan,
  planAfter: Plan,
  { before, after }: { before: PlanShot; after: PlanShot },
): string[] {
  const one = planBefore.scenes.find(({ key }) => key === before.sceneKey);
  const other = planAfter.scenes.find(({ key }) => key === after.sceneKey);
  return one && other ? changedFields(one, other, sceneNames) : [];
}

/** Elements that a shot shows; all of them for null. */
function changedElements(before: Plan, after: Plan, shot: PlanShot | null): string[] {
  const seen = (element: PlanElement) =>
    shot === null || shot.elements.some(({ key }) => key === element.key);
  return after.elements.filter(seen).flatMap((element) => {
    const known = before.elements.find(({ key }) => key === element.key);
    const differs = known && elementNames.some((name) => text(known[name]) !== text(element[name]));
    return differs ? [`how ${element.name} looks`] : [];
  });
}

const changedMusic = (before: Plan, after: Plan): string[] =>
  text(before.music) === text(after.music) ? [] : ["the music of the plan"];
