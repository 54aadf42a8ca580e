import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { Plan, PlanShot } from "@/domain/plan/plan";

/** The hero frame that a maker has chosen: its picture, and what is in it as data. */
export type HeroLook = { digest: string; contentType: string; scene: SceneSpec };

const isOpening = (plan: Plan, shot: PlanShot) => shot.sceneKey === plan.shots[0]?.sceneKey;

/** Whether a plan opens where the hero frame was drawn: after other words it may not, and then goes its own way. */
const isSamePlace = (planned: SceneSpec["setting"], { setting }: SceneSpec) => planned.kind === setting.kind;

/**
 * A plan as it is drawn after a hero frame: its colours everywhere, its light and, if it is the same place, its place
 * where the video opens, and its framing on the first shot. Everything that is not drawn (lengths, words, seams) is
 * decided by the plan itself.
 */
export function planInLook(plan: Plan, { scene }: Pick<HeroLook, "scene">): Plan {
  const [first, ...others] = plan.shots;
  if (!first) return plan;
  const { size, perspective, lensMm } = scene.camera;
  return {
    ...plan,
    palette: scene.palette,
    scenes: plan.scenes.map((planned) =>
      planned.key === first.sceneKey
        ? {
            ...planned,
            setting: isSamePlace(planned.setting, scene) ? scene.setting : planned.setting,
            timeOfDay: scene.timeOfDay,
            weather: scene.weather,
          }
        : planned,
    ),
    shots: [{ ...first, camera: { ...first.camera, size, perspective, lensMm } }, ...others],
  };
}

/** A shot's scene where the hero frame was drawn: the very same place, for all shots that play in it. */
export const sceneInLook = (
  scene: SceneSpec,
  { plan, shot, look }: { plan: Plan; shot: PlanShot; look: Pick<HeroLook, "scene"> },
): SceneSpec =>
  isOpening(plan, shot) && isSamePlace(scene.setting, look.scene)
    ? { ...scene, worldSeed: look.scene.worldSeed }
    : scene;
