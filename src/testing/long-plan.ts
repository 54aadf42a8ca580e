import type { Plan } from "@/domain/plan/plan";
import { plannedAd } from "@/testing/planned-ad";

const shotSeconds = 2;

/** A real plan, repeated until it has so many scenes and shots: for what has to stay quick with hundreds of them. */
export function longPlan({ scenes: sceneCount, shots: shotCount }: { scenes: number; shots: number }): Plan {
  const { plan } = plannedAd("Nordlys cold brew in an amber bottle on a sunlit kitchen counter, calm.", {
    durationSeconds: 30,
    clips: 8,
  });
  const cycled = <Thing>(things: readonly Thing[], count: number): Thing[] =>
    Array.from({ length: count }, (_, index) => things.slice(index % things.length)).flatMap(([thing]) =>
      thing === undefined ? [] : [thing],
    );
  return {
    ...plan,
    durationFrames: shotCount * shotSeconds * plan.fps,
    scenes: cycled(plan.scenes, sceneCount).map((scene, index) => ({ ...scene, key: `scene-${index}` })),
    shots: cycled(plan.shots, shotCount).map((shot, index) => ({
      ...shot,
      ...{ key: `shot-${index}`, sceneKey: `scene-${Math.floor((index * sceneCount) / shotCount)}` },
      ...{ durationFrames: shotSeconds * plan.fps, continuesPrevious: false },
    })),
    consistencyGroups: [],
  };
}
