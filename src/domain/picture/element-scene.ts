import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import { hash32 } from "@/domain/random";
import { cameraPath } from "@/domain/shot/camera-path";
import type { SceneSpec } from "./scene-spec";
import { elementSubject, scenePalette } from "./shot-scene";

/** The reference picture of an element: alone in a studio, fully seen, so that every shot can be held against it. */
export function elementScene({
  plan,
  element,
  brief,
}: {
  plan: Plan;
  element: PlanElement;
  brief: ResolvedBrief;
}): SceneSpec {
  const camera = {
    move: "static",
    direction: "none",
    size: element.kind === "character" ? "full" : "medium",
    perspective: "eye-level",
    lensMm: 85,
  } as const;
  return {
    setting: { kind: "studio", description: "a plain studio with soft light" },
    timeOfDay: "noon",
    weather: "clear",
    mood: plan.mood,
    palette: scenePalette(plan, brief),
    subjects: [elementSubject(element, brief, { visibility: "full", emphasis: 1, action: "standing" })],
    camera,
    path: cameraPath({ camera, from: null, seed: brief.seed }),
    ...(brief.look && { grade: brief.look.visual.grade }),
    worldSeed: hash32(`${brief.seed}/reference/${element.key}`),
  };
}

/** What an image model is told to draw for an element's reference. */
export function elementPrompt(plan: Plan, wording: string): string {
  return `Reference picture on a plain studio background, soft even light, the whole subject in frame: ${wording}. Look: ${plan.look}.`;
}
