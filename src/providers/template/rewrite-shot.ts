import type { Plan, PlanShot } from "@/domain/plan/plan";
import type { PlanRewriteInput, ShotRewrite } from "@/domain/plan/rewrite-shot";
import { hash32 } from "@/domain/random";
import { asSentence } from "@/domain/text/wording";
import { type Concept, conceptOf, shuffle } from "./concept";
import { castOf, describe } from "./film-idea";
import { type ShotIdea, type ShotIdeaName, shotIdeas } from "./shot-ideas";
import { type BeatRole, ideasFor, roleOfPlace } from "./story";
import { Copywriter, type ShotCopy } from "./write-copy";

/** As many ways to film a moment as any part of a story has. */
const ideasMax = 4;
/** As many lines as are written to choose one from that the plan does not say yet. */
const linesMax = 6;

/**
 * Another way to film a shot of a plan, at its place in the story. Of what is wished for only "without people" is
 * understood, but another wish gives another order of ideas, and each further attempt takes the next of them.
 */
export function rewriteShot({ brief, plan, shotKey, guidance, attempt }: PlanRewriteInput): ShotRewrite {
  const index = plan.shots.findIndex(({ key }) => key === shotKey);
  const shot = plan.shots[index];
  if (!shot) return {};
  const concept = conceptOf({ ...brief, seed: brief.seed + (hash32(guidance) % 1_000) }, guidance);
  const role = roleOf(plan, index);
  const place = plan.scenes.find(({ key }) => key === shot.sceneKey)?.setting.description ?? "";
  const idea = nextIdea(concept, { role, shot, place, attempt });
  const copy = nextCopy(concept, { plan, index, role, attempt });
  return {
    action: actionOf(concept, idea, place),
    composition: idea.composition,
    camera: otherCamera(idea, shot, attempt),
    overlays: copy.overlays,
    voiceOver: brief.voice ? copy.voiceOver : null,
    sounds: [...idea.sounds],
    elements: castIn(plan, concept, idea),
  };
}

/** What the shot does for the story: its scene's beat says so, or its place. */
function roleOf({ scenes, shots }: Plan, index: number): BeatRole {
  const sceneKey = shots[index]?.sceneKey;
  const beat = scenes.find(({ key }) => key === sceneKey)?.beat ?? "";
  return roleOfPlace({ beat, index, count: shots.length });
}

const actionOf = (concept: Concept, idea: ShotIdea, place: string) =>
  asSentence(describe(concept, idea, place || (concept.places[0]?.description ?? "")));

type Wanted = { role: BeatRole; shot: PlanShot; place: string; attempt: number };

/** Ideas for the shot's part of the story in an order of their own, without the one that stands there. */
function nextIdea(concept: Concept, { role, shot, place, attempt }: Wanted): ShotIdea {
  const names = [...new Set<ShotIdeaName>(ideasFor(concept, role, ideasMax))];
  const others = names.filter((name) => actionOf(concept, shotIdeas[name], place) !== shot.action);
  const order = shuffle(others, concept.random.fork(`rewrite/${shot.key}`));
  return shotIdeas[order[attempt % Math.max(1, order.length)] ?? names[0] ?? "hero"];
}

/** A camera of the idea that is not the one that stands there. */
function otherCamera({ cameras }: ShotIdea, { camera }: PlanShot, attempt: number): PlanShot["camera"] {
  const others = cameras.filter(({ move, size }) => move !== camera.move || size !== camera.size);
  return others[attempt % Math.max(1, others.length)] ?? cameras[0];
}

/** Lines that the plan does not say yet; each attempt takes the next. */
function nextCopy(
  concept: Concept,
  { plan, index, role, attempt }: { plan: Plan; index: number; role: BeatRole; attempt: number },
): ShotCopy {
  const shot = plan.shots[index];
  const copywriter = new Copywriter(concept);
  const indexInScene = plan.shots
    .slice(0, index)
    .filter(({ sceneKey }) => sceneKey === shot?.sceneKey).length;
  const seconds = (shot?.durationFrames ?? plan.fps) / plan.fps;
  const last = index === plan.shots.length - 1;
  const said = new Set(plan.shots.flatMap(({ overlays }) => overlays.map(({ text }) => text)));
  const written = Array.from({ length: linesMax }, () =>
    copywriter.write({ role, indexInScene, seconds, last }),
  );
  const fresh = written.filter(({ overlays }) => overlays.some(({ text }) => !said.has(text)));
  const lines = fresh.length > 0 ? fresh : written;
  return lines[attempt % lines.length] ?? { overlays: [], voiceOver: null };
}

/** The idea's cast by the elements that the plan has: by their key, else by what they are. */
function castIn({ elements }: Plan, concept: Concept, idea: ShotIdea): PlanShot["elements"] {
  const hasProp = elements.some(({ key }) => key === "prop");
  return castOf(concept, idea, hasProp).flatMap((seen) => {
    const kind = seen.key === "product" ? "product" : "character";
    const element =
      elements.find(({ key }) => key === seen.key) ??
      (seen.key === "companion" ? undefined : elements.find((candidate) => candidate.kind === kind));
    return element ? [{ ...seen, key: element.key }] : [];
  });
}
