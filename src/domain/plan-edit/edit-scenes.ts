import type { Plan, PlanScene } from "@/domain/plan/plan";
import { settleLengths } from "./edit-lengths";
import { blankShot, placed } from "./edit-shots";
import { atLeastOneShot, requireNew, sceneIn } from "./find-in-plan";
import type { Others } from "./plan-edit";

/** A scene at the place and time of the one before it, with one shot. */
export function addScene(
  plan: Plan,
  { key, shotKey, index, others }: { key: string; shotKey: string; index: number; others: Others },
): Plan {
  requireNew(plan.scenes, key);
  requireNew(plan.shots, shotKey);
  const at = Math.max(0, Math.min(index, plan.scenes.length));
  const like = plan.scenes[at - 1] ?? plan.scenes[at];
  const scene: PlanScene = {
    key,
    title: "New scene",
    beat: like?.beat ?? "",
    description: "",
    emotion: like?.emotion ?? "",
    setting: like?.setting ?? { kind: "studio", description: "" },
    timeOfDay: like?.timeOfDay ?? "noon",
    weather: like?.weather ?? "clear",
  };
  const scenes = [...plan.scenes.slice(0, at), scene, ...plan.scenes.slice(at)];
  const shot = { ...blankShot(plan, shotKey), sceneKey: key };
  const shots = placed({ scenes, shots: plan.shots }, shot, { sceneKey: key, index: 0 });
  return settleLengths({ ...plan, scenes, shots }, others, shotKey);
}

export function removeScene(plan: Plan, { key, others }: { key: string; others: Others }): Plan {
  sceneIn(plan, key);
  const shots = plan.shots.filter(({ sceneKey }) => sceneKey !== key);
  if (shots.length === 0) throw atLeastOneShot();
  return settleLengths({ ...plan, shots }, others);
}

/** The scene and its shots, at `index` among the other scenes. */
export function moveScene(plan: Plan, { key, index }: { key: string; index: number }): Plan {
  const scene = sceneIn(plan, key);
  const rest = plan.scenes.filter((other) => other !== scene);
  const at = Math.max(0, Math.min(index, rest.length));
  const scenes = [...rest.slice(0, at), scene, ...rest.slice(at)];
  const position = new Map(scenes.map((each, order) => [each.key, order]));
  const order = (sceneKey: string) => position.get(sceneKey) ?? scenes.length;
  return { ...plan, scenes, shots: plan.shots.toSorted((a, b) => order(a.sceneKey) - order(b.sceneKey)) };
}
