import { timesOfDay, weathers } from "@/domain/picture/scene-spec";
import type { PlanScene } from "@/domain/plan/plan";
import type { SceneRewrite, SceneRewriteInput } from "@/domain/plan/rewrite-scene";
import { hash32 } from "@/domain/random";
import { conceptOf, shuffle } from "./concept";
import { tellScene } from "./draft-plan";
import { sceneDescriptions, sceneEmotions, sceneTitles } from "./scene-words";
import { roleOfPlace } from "./story";

/**
 * Other words for a scene of a plan, by its part in the story. Of what is wished for only "without people" is understood,
 * but another wish gives another order of what there is to say, and each further attempt takes the next of it.
 */
export function rewriteScene({
  brief,
  plan,
  sceneKey,
  fields,
  guidance,
  attempt,
}: SceneRewriteInput): SceneRewrite {
  const index = plan.scenes.findIndex(({ key }) => key === sceneKey);
  const scene = plan.scenes[index];
  if (!scene) return {};
  const concept = conceptOf({ ...brief, seed: brief.seed + (hash32(guidance) % 1_000) }, guidance);
  const role = roleOfPlace({ beat: scene.beat, index, count: plan.scenes.length });
  const turn = { random: concept.random.fork(`rewrite/${sceneKey}`), attempt };
  const places: PlanScene["setting"][] = concept.places.map(({ kind, description }) => ({
    kind,
    description,
  }));
  const setting = next(places, turn, ({ description }) => description !== scene.setting.description);
  const here = fields.includes("setting") ? (setting ?? scene.setting) : scene.setting;
  const told = sceneDescriptions(concept.reading)[role].map((words) => tellScene(concept, words, here));
  return {
    title: next(sceneTitles[role], turn, (title) => title !== scene.title) ?? scene.title,
    description: next(told, turn, (words) => words !== scene.description) ?? scene.description,
    emotion: next(sceneEmotions[role], turn, (emotion) => emotion !== scene.emotion) ?? scene.emotion,
    setting: here,
    ...hourOf(scene, fields.length === 1 ? turn : null),
  };
}

/** Another hour and other weather only where nothing else is asked for: a whole scene keeps the light of the film. */
function hourOf(
  { timeOfDay, weather }: PlanScene,
  turn: Turn | null,
): Pick<PlanScene, "timeOfDay" | "weather"> {
  if (!turn) return { timeOfDay, weather };
  return {
    timeOfDay: next(timesOfDay, turn, (time) => time !== timeOfDay) ?? timeOfDay,
    weather: next(weathers, turn, (other) => other !== weather) ?? weather,
  };
}

type Turn = { random: Parameters<typeof shuffle>[1]; attempt: number };

/** What is said next in the order of the wish, without what stands there; null when nothing else is known. */
function next<Item>(items: readonly Item[], { random, attempt }: Turn, isOther: (item: Item) => boolean) {
  const order = shuffle(items.filter(isOther), random);
  return order[attempt % Math.max(1, order.length)] ?? null;
}
