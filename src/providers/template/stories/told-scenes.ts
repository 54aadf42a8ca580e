import type { Framework } from "@/domain/brief/brief";
import type { Mood } from "@/domain/picture/scene-spec";
import { apportionFrames } from "@/domain/plan/apportion-frames";
import type { Story, StoryPacing } from "@/domain/story/story";
import { hasWords } from "@/domain/text/find-words";
import { readingOf } from "@/domain/text/prompt-reading";
import type { Concept } from "@/providers/template/concept";
import { formFacts } from "@/providers/template/forms";
import { type ShotIdeaName, withNobody } from "@/providers/template/shot-ideas";
import { type BeatRole, ideasFor, type StoryScene, shotCount } from "@/providers/template/story";

const shares: Record<BeatRole, number> = {
  open: 0.22,
  problem: 0.22,
  agitate: 0.2,
  turn: 0.28,
  peak: 0.3,
  proof: 0.2,
  close: 0.24,
};

const beatNames: Record<Framework, Record<BeatRole, string>> = {
  AIDA: {
    open: "attention",
    problem: "attention",
    agitate: "interest",
    turn: "interest",
    peak: "desire",
    proof: "conviction",
    close: "action",
  },
  PAS: {
    open: "problem",
    problem: "problem",
    agitate: "agitation",
    turn: "solution",
    peak: "solution",
    proof: "solution",
    close: "action",
  },
  BAB: {
    open: "before",
    problem: "before",
    agitate: "before",
    turn: "bridge",
    peak: "after",
    proof: "after",
    close: "action",
  },
};

/** What a moment speaks of, and how that is filmed; the first that is found decides. */
const filmedAs: readonly (readonly [words: string, idea: ShotIdeaName])[] = [
  ["texture, so close, macro, surface", "texture"],
  ["outline, silhouette, darkness, shadow", "silhouette"],
  ["to the camera, speaks, tells, telling", "talk"],
  ["two people, two travellers, friends, family, others, together, crowd", "company"],
  ["hand, hands, fingers", "useClose"],
  ["laughing, dancing, smiling, happy, joy, relieved", "enjoy"],
  ["detail, edge, beam, line of light, part", "feature"],
  ["setting out, arriving, coming closer, entering, figure", "arrive"],
  ["whole, complete, first time, revealed", "reveal"],
];

const usualIdea: Record<BeatRole, ShotIdeaName> = {
  open: "silhouette",
  problem: "struggle",
  agitate: "struggleClose",
  turn: "reveal",
  peak: "hero",
  proof: "feature",
  close: "endCard",
};

const troubleWords = "trouble, problem, tired, freezing, stuck, annoyed, broken, late, stress, struggling";

const isTrouble = (moment: string, { before }: Concept) =>
  moment.includes(before.struggle) || hasWords(moment, troubleWords);

function roleOf(moment: string, place: { index: number; count: number }, concept: Concept): BeatRole {
  const { index, count } = place;
  if (index === count - 1) return "close";
  if (isTrouble(moment, concept) && index < count / 2) return index === 0 ? "problem" : "agitate";
  if (index === 0) return "open";
  return (["turn", "peak", "proof"] as const)[Math.min(index - 1, 2)] ?? "peak";
}

function ideaFor(moment: string, role: BeatRole, concept: Concept): ShotIdeaName {
  if (role === "close" || role === "problem" || role === "agitate") return usualIdea[role];
  const { person, reading } = concept;
  const found = filmedAs.find(([words]) => hasWords(moment, words))?.[1];
  if (found) return found;
  const { product } = reading;
  const shown =
    hasWords(moment, `${product.englishNoun}, ${product.noun}`) ||
    moment.includes(formFacts[product.form].use);
  if (hasWords(moment, `${person.noun}, person, man, woman, girl, boy`)) return shown ? "use" : "arrive";
  return shown ? (role === "open" ? "reveal" : "hero") : usualIdea[role];
}

const peopleWords =
  "person, people, man, woman, girl, boy, child, friend, friends, family, traveller, travellers, figure, face, somebody";
/** What a story without people is filled up with. */
const productOnly: readonly ShotIdeaName[] = ["hero", "feature", "texture", "reveal", "hero", "feature"];

/** As many moments as there are shots, opening and ending first. */
function momentsWithin({ keyMoments }: Story, shots: number): string[] {
  if (keyMoments.length <= shots) return keyMoments;
  return [...keyMoments.slice(0, Math.max(0, shots - 1)), ...keyMoments.slice(-1)];
}

/** The scenes of a told story: one for each key moment, whose first shot is the moment itself. */
export function toldScenes(concept: Concept, story: Story): StoryScene[] {
  const shots = shotCount(concept);
  const moments = momentsWithin(story, shots);
  const roles = moments.map((moment, index) => roleOf(moment, { index, count: moments.length }, concept));
  const { withoutPeople, product } = concept.reading;
  const named = `${concept.person.noun}, ${peopleWords}`;
  // Of a face cream no face is seen.
  const hasPeople =
    !withoutPeople && moments.some((moment) => hasWords(moment.replaceAll(product.englishNoun, " "), named));
  // A story that names nobody may still have hands in it.
  const filmed = (idea: ShotIdeaName) =>
    hasPeople || (idea === "useClose" && !withoutPeople) ? idea : withNobody(idea);
  const counts = apportionFrames(
    roles.map((role) => shares[role]),
    shots,
    { minimum: 1 },
  );
  return moments.map((moment, index) => {
    const role = roles[index] ?? "peak";
    const first = filmed(ideaFor(moment, role, concept));
    const count = counts[index] ?? 1;
    const more = hasPeople ? ideasFor(concept, role, count + 1) : productOnly;
    const rest = more.filter((idea) => idea !== first).slice(0, count - 1);
    return {
      role,
      name: beatNames[concept.framework.name][role],
      share: shares[role],
      moment,
      // A closing scene leads up to its end card; every other one begins with its moment.
      shots: role === "close" ? [...rest, first] : [first, ...rest],
    };
  });
}

/** Tone and look of a told story in the place of those that the concept came to by itself. */
export function inStory(concept: Concept, story: Story): Concept {
  const { brief } = concept;
  const tone = brief.mood === null ? readingOf(story.tone).mood : null;
  const opens = isTrouble(story.keyMoments[0] ?? "", concept);
  const name: Framework = brief.framework ?? (opens ? "PAS" : "AIDA");
  const why = opens
    ? "the story opens on a trouble and turns at the product."
    : "the story earns attention first and ends on the product.";
  return {
    ...concept,
    look: story.visualStyle,
    mood: tone ?? moodOfPacing[story.pacing] ?? concept.mood,
    framework: brief.framework ? concept.framework : { name, reason: `${name}: ${why}` },
  };
}

/** Where no word of the tone names a mood; null leaves it to the brief. */
const moodOfPacing: Record<StoryPacing, Mood | null> = { slow: "calm", steady: null, quick: "energetic" };

const tempoFactor: Record<StoryPacing, number> = { slow: 0.88, steady: 1, quick: 1.15 };
const tempo = { min: 50, max: 180 };

/** The tempo of the music at the pacing of a story, in beats per minute. */
export const pacedTempo = (tempoBpm: number, { pacing }: Story): number =>
  Math.min(tempo.max, Math.max(tempo.min, Math.round(tempoBpm * tempoFactor[pacing])));
