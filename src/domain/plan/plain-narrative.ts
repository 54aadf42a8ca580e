import type { Narrative, Plan } from "./plan";

/** A story that only says what the plan says: nobody was asked for a better one. */
export function plainNarrative(plan: Plan): Narrative {
  const scenes = plan.scenes.length;
  return {
    story: plan.shots.map(({ action }) => action).join(" "),
    emotionalArc: plan.scenes.map(({ key, emotion }, index) => ({
      sceneKey: key,
      emotion,
      intensity: (index + 1) / scenes,
    })),
    sceneConnections: [],
    visualProgression: plan.look,
    productReveal: plan.reveal,
    brandNarrative: "",
  };
}
