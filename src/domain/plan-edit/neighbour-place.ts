import type { Plan } from "@/domain/plan/plan";
import { shotIn } from "./find-in-plan";
import type { ShotPlace } from "./plan-edit";

/**
 * Where a shot goes one step earlier or later: past its neighbour, or over the edge of its scene into the next one. Null
 * at the ends of the video.
 */
export function neighbourPlace(plan: Plan, key: string, step: -1 | 1): ShotPlace | null {
  const { sceneKey } = shotIn(plan, key);
  const own = plan.shots.filter((shot) => shot.sceneKey === sceneKey);
  const index = own.findIndex((shot) => shot.key === key) + step;
  if (index >= 0 && index < own.length) return { sceneKey, index };
  const scene = plan.scenes[plan.scenes.findIndex((each) => each.key === sceneKey) + step];
  if (!scene) return null;
  const count = plan.shots.filter((shot) => shot.sceneKey === scene.key).length;
  return { sceneKey: scene.key, index: step === 1 ? 0 : count };
}
