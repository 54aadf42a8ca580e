import type { TimeOfDay } from "@/domain/picture/scene-spec";
import { shotSizeWords } from "@/domain/plan/describe-shot";
import type { Narrative, Plan, PlanScene, PlanShot } from "@/domain/plan/plan";
import type { NarrativeWriteInput } from "@/domain/plan/tasks";
import { createRandom } from "@/domain/random";
import { asSentence, capitalise, joinWords, withArticle } from "@/domain/text/wording";

const hours: Record<TimeOfDay, string> = {
  dawn: "at dawn",
  morning: "in the morning",
  noon: "at noon",
  "golden-hour": "at golden hour",
  dusk: "at dusk",
  night: "at night",
};

/** Beats as a storyteller names them. */
const beatNames: Record<string, string> = {
  after: "life after",
  before: "life before",
  bridge: "the bridge between them",
  solution: "the solution",
  action: "the call to action",
};
const beatName = ({ beat }: PlanScene) => beatNames[beat] ?? beat;

const troubled = /problem|agitation|before/;

/** How strong a scene is felt: trouble presses, the turn lifts, the end settles just below the peak. */
function intensity(plan: Plan, index: number): number {
  const last = plan.scenes.length - 1;
  if (last === 0) return 0.7;
  if (index === last) return 0.8;
  const rise = 0.35 + (0.6 * index) / Math.max(1, last - 1);
  return Math.round(Math.min(0.95, rise) * 100) / 100;
}

const shotsOf = (plan: Plan, scene: PlanScene): PlanShot[] =>
  plan.shots.filter(({ sceneKey }) => sceneKey === scene.key);

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const withoutStop = (text: string) => text.replace(/[.\s]+$/, "");

function opening(plan: Plan, scene: PlanScene): string {
  const [shot] = shotsOf(plan, scene);
  const first = asSentence(`The ad opens ${hours[scene.timeOfDay]} on ${scene.setting.description}`);
  const seen = shot ? asSentence(`We see ${lowerFirst(withoutStop(shot.action))}`) : "";
  const line = shot?.overlays[0] ? `The line "${withoutStop(shot.overlays[0].text)}" sets the question.` : "";
  return [first, seen, line, `It leaves a feeling of ${scene.emotion}.`].filter(Boolean).join(" ");
}

function middle(plan: Plan, scenes: readonly PlanScene[]): string {
  const links = ["Then", "From there", "After that"];
  return scenes
    .map((scene, index) => {
      const shots = shotsOf(plan, scene);
      const shown = joinWords(shots.slice(0, 2).map(({ action }) => lowerFirst(withoutStop(action))));
      return `${links[index % links.length]} comes ${beatName(scene)}: ${asSentence(shown).replace(/^./u, (letter) => letter.toLowerCase())} The feeling is ${scene.emotion}.`;
    })
    .join(" ");
}

function ending(plan: Plan, scene: PlanScene, brandName: string): string {
  const shot = plan.shots.at(-1);
  const lines = shot?.overlays.map(({ text }) => `"${withoutStop(text)}"`) ?? [];
  const written = lines.length > 0 ? ` Over it stand ${joinWords(lines)}.` : "";
  const brand = brandName ? ` ${brandName} has the last word, without raising its voice.` : "";
  return `${capitalise(beatName(scene))} is quiet: ${withoutStop(lowerFirst(shot?.action ?? scene.description))}.${written} What stays is ${scene.emotion}.${brand}`;
}

function story(plan: Plan, brandName: string, told: string | null): string {
  const [first, ...rest] = plan.scenes;
  const last = rest.at(-1);
  return [
    told ?? (first ? opening(plan, first) : ""),
    middle(plan, rest.slice(0, -1)),
    last ? ending(plan, last, brandName) : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function connection(from: PlanScene, to: PlanScene, seed: string): string {
  if (from.setting.kind === to.setting.kind) {
    return `The place stays, the feeling turns from ${from.emotion} to ${to.emotion}.`;
  }
  if (troubled.test(from.beat) && !troubled.test(to.beat)) {
    return `A hard cut from ${from.setting.description} to ${to.setting.description}: the change is the point.`;
  }
  return createRandom(seed).pick([
    `A match on movement carries ${from.emotion} over into ${to.emotion}.`,
    `The light of one place answers the light of the other; ${from.emotion} becomes ${to.emotion}.`,
    `The sound of the next scene starts early and pulls ${from.emotion} towards ${to.emotion}.`,
  ]);
}

function progression(plan: Plan): string {
  const places = [...new Set(plan.scenes.map(({ setting }) => setting.description))];
  const [first, last] = [plan.shots[0], plan.shots.at(-1)];
  const size = (shot: PlanShot | undefined) =>
    withArticle(`${shotSizeWords(shot?.camera.size ?? "wide")} shot`);
  const route =
    places.length > 1 ? `through ${joinWords(places.slice(0, 3))}` : `within ${places[0] ?? "one place"}`;
  return `The picture moves ${route}, opening on ${size(first)} and resting on ${size(last)}, while ${plan.look.split(",")[0]} holds it together.`;
}

/** The overall narrative of a plan, told from its scenes, shots and lines. */
export function writeNarrative({ brief, plan, story: told }: NarrativeWriteInput): Narrative {
  const product = plan.elements.find(({ kind }) => kind === "product");
  const brandName = product?.label || brief.brand.name;
  const name = product?.name ?? plan.title;
  return {
    story: story(plan, brandName, told?.narrative ?? null),
    emotionalArc: plan.scenes.map((scene, index) => ({
      sceneKey: scene.key,
      emotion: scene.emotion,
      intensity: intensity(plan, index),
    })),
    sceneConnections: plan.scenes.slice(1).map((to, index) => {
      const from = plan.scenes[index] ?? to;
      return { from: from.key, to: to.key, how: connection(from, to, `${brief.seed}/${to.key}`) };
    }),
    visualProgression: progression(plan),
    productReveal: plan.reveal,
    brandNarrative: `The ad puts ${name} within reach of ${plan.audience}, never more than a step away from what happens. ${plan.framework.name} carries it from ${plan.scenes[0]?.emotion ?? "interest"} to ${plan.scenes.at(-1)?.emotion ?? "desire"}.`,
  };
}
