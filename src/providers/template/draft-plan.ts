import type { TimeOfDay } from "@/domain/picture/scene-spec";
import { apportionFrames } from "@/domain/plan/apportion-frames";
import type { PlanDraft, PlanElement, PlanScene } from "@/domain/plan/plan";
import type { PlanDraftInput } from "@/domain/plan/tasks";
import { findWords } from "@/domain/text/find-words";
import type { Person, Place } from "@/domain/text/prompt-reading";
import { asSentence, capitalise } from "@/domain/text/wording";
import { type Concept, conceptOf } from "./concept";
import { type Cast, castOf, describe, personKey, productKey, propKey, secondKey } from "./film-idea";
import { formFacts, namedMaterials } from "./forms";
import { moodMusic } from "./looks";
import { sceneDescriptions, sceneEmotions, sceneTitles, usualAudiences } from "./scene-words";
import { type ShotIdea, type ShotIdeaName, shotIdeas } from "./shot-ideas";
import { inStory, pacedTempo, toldScenes } from "./stories/told-scenes";
import { type BeatRole, type StoryScene, storyScenes } from "./story";
import { worlds } from "./worlds";
import { Copywriter } from "./write-copy";

type DraftShot = PlanDraft["shots"][number];

/** How a mark is worded; the drawing provider knows the marks by their plain names. */
const motifs: Record<string, string> = {
  stripe: "a single stripe",
  leaf: "a leaf motif",
  star: "a star motif",
  wave: "a wave motif",
  dots: "a motif of dots",
  sparkle: "a fine sparkle motif",
};
/** Labels longer than this do not fit on a bottle. */
const maxLabelCharacters = 18;

function materialsOf(concept: Concept): string[] {
  const named = findWords(concept.brief.prompt, namedMaterials).map(({ text }) => text.toLowerCase());
  return named.length > 0
    ? [...new Set(named)].slice(0, 3)
    : formFacts[concept.reading.product.form].materials;
}

function elementsOf(concept: Concept): PlanElement[] {
  const { reading, palette, person, brandName } = concept;
  const { form, englishNoun } = reading.product;
  const [first = "#8a9099", second = "#f6f5f1", third = "#33373d"] = palette;
  const prop = worlds[reading.product.category].prop;
  const figure = (
    key: string,
    { noun, look }: Pick<Person, "noun" | "look">,
    colours: string[],
  ): PlanElement => ({
    key,
    kind: "character",
    name: capitalise(noun),
    description: look,
    form: "garment",
    label: "",
    colours,
    materials: [],
    marks: [],
  });
  const companion = reading.people[1] ?? { noun: "friend", look: "everyday clothes and an open smile" };
  return [
    {
      key: productKey,
      kind: "product",
      name: brandName ? `${brandName} ${englishNoun}` : capitalise(englishNoun),
      description: `${englishNoun} with ${motifs[formFacts[form].mark] ?? "a small round logo"}`,
      form,
      label: brandName.length <= maxLabelCharacters ? brandName : "",
      colours: [first, second, third],
      materials: materialsOf(concept),
      marks: [formFacts[form].mark],
    },
    figure(personKey, person, [second, third]),
    figure(secondKey, companion, [third, first]),
    ...(prop
      ? [
          {
            key: propKey,
            kind: "prop" as const,
            name: capitalise(prop[0]),
            description: `a ${prop[0]} in the background`,
            form: prop[1],
            label: "",
            colours: [prop[2]],
            materials: formFacts[prop[1]].materials,
            marks: [],
          },
        ]
      : []),
  ];
}

/** A place for each scene: trouble at home of trouble, then the prompt's places in order, the last one for the close. */
function placeFor(concept: Concept, role: BeatRole, index: number): Place {
  const { places, before, reading } = concept;
  const named = reading.places.length;
  const [first = before, second = first, third = second] = places;
  if (role === "problem" || role === "agitate") return named > 1 ? first : before;
  if (named === 1) return first;
  if (role === "close") return formFacts[reading.product.form].large ? first : third;
  return [first, first, second, third][Math.min(index, 3)] ?? first;
}

/** Trouble plays in flat daylight unless the prompt names the hour; everything after it in the hour of the ad. */
function timeFor(concept: Concept, role: BeatRole): TimeOfDay {
  if (concept.reading.timeOfDay) return concept.reading.timeOfDay;
  return role === "problem" || role === "agitate" ? "morning" : concept.timeOfDay;
}

/** What happens in a scene, with the things of this ad in the place of the names in braces. */
export const tellScene = (concept: Concept, words: string, place: Pick<Place, "description">): string =>
  asSentence(
    words
      .replaceAll("{place}", place.description)
      .replaceAll("{noun}", concept.reading.product.englishNoun)
      .replaceAll("{person}", concept.person.noun),
  );

function sceneOf(concept: Concept, beat: StoryScene, index: number): PlanScene {
  const place = placeFor(concept, beat.role, index);
  const trouble = beat.role === "problem" || beat.role === "agitate";
  const words = concept.random.fork(`scene/${index}`);
  return {
    key: `scene-${index + 1}`,
    title: words.pick(sceneTitles[beat.role]),
    beat: beat.name,
    description: tellScene(
      concept,
      beat.moment ?? words.pick(sceneDescriptions(concept.reading)[beat.role]),
      place,
    ),
    emotion: words.pick(sceneEmotions[beat.role]),
    setting: { kind: place.kind, description: place.description },
    timeOfDay: timeFor(concept, beat.role),
    weather: concept.reading.weather ?? (trouble ? "cloudy" : "clear"),
  };
}

type Drafted = {
  idea: ShotIdeaName;
  role: BeatRole;
  scene: PlanScene;
  indexInScene: number;
  share: number;
  /** What happens in it, where a story says so. */
  moment: string | null;
};

/** Half by the beat's share of the length, half equal, so that a beat of several shots is not cut to pieces. */
function listShots(story: readonly StoryScene[], scenes: readonly PlanScene[]): Drafted[] {
  const total = story.reduce((count, { shots }) => count + shots.length, 0);
  return story.flatMap(({ shots, role, share, moment = null }, index) => {
    const told = role === "close" ? shots.length - 1 : 0;
    const scene = scenes[index];
    return scene
      ? shots.map((idea, indexInScene) => ({
          idea,
          role,
          scene,
          indexInScene,
          share: (share / shots.length + 1 / total) / 2,
          moment: indexInScene === told ? moment : null,
        }))
      : [];
  });
}

/** A second look at the same things in the same place can go on without a cut. */
function goesOn(previous: DraftShot | undefined, shot: DraftShot): boolean {
  if (!previous || previous.sceneKey !== shot.sceneKey) return false;
  const seen = (cast: Cast) =>
    cast
      .map(({ key, visibility }) => `${key}/${visibility}`)
      .sort()
      .join();
  return seen(previous.elements) === seen(shot.elements);
}

function draftShots(concept: Concept, drafted: readonly Drafted[], hasProp: boolean): DraftShot[] {
  const { brief, random } = concept;
  const weights = drafted.map(({ share, idea }) => share * shotIdeas[idea].weight);
  const frames = apportionFrames(weights, brief.durationFrames, { minimum: brief.fps });
  const copywriter = new Copywriter(concept);
  const shots: DraftShot[] = [];
  const timesUsed = new Map<ShotIdeaName, number>();
  for (const [index, { idea: name, role, scene, indexInScene, moment }] of drafted.entries()) {
    const idea: ShotIdea = shotIdeas[name];
    const used = timesUsed.get(name) ?? 0;
    timesUsed.set(name, used + 1);
    const variant = random.fork(`camera/${name}`).index(idea.cameras.length) + used;
    const seconds = (frames[index] ?? brief.fps) / brief.fps;
    const copy = copywriter.write({ role, indexInScene, seconds, last: index === drafted.length - 1 });
    const shot: DraftShot = {
      key: `shot-${index + 1}`,
      sceneKey: scene.key,
      action: asSentence(moment ?? describe(concept, idea, scene.setting.description)),
      composition: idea.composition,
      camera: idea.cameras[variant % idea.cameras.length] ?? idea.cameras[0],
      overlays: copy.overlays,
      voiceOver: brief.voice ? copy.voiceOver : null,
      sounds: [...idea.sounds],
      elements: castOf(concept, idea, hasProp),
      continuesPrevious: false,
      weight: weights[index] ?? 1,
    };
    shot.continuesPrevious = goesOn(shots.at(-1), shot);
    shots.push(shot);
  }
  return shots;
}

function revealOf(concept: Concept, shots: readonly DraftShot[]): PlanDraft["reveal"] {
  const { englishNoun } = concept.reading.product;
  const first = shots[0]?.elements.find(({ key }) => key === productKey)?.visibility;
  const shownIn = shots.findIndex(({ elements }) =>
    elements.some(({ key, visibility }) => key === productKey && visibility === "full"),
  );
  const when = `in full from shot ${shownIn + 1}`;
  if (first === "full")
    return { strategy: "full", description: `The ${englishNoun} is in the picture from the start.` };
  if (first === "partial") {
    return {
      strategy: "partial",
      description: `First only texture and outline, then the ${englishNoun} ${when}.`,
    };
  }
  return {
    strategy: "hidden",
    description: `The opening does without the ${englishNoun}; it appears ${when}.`,
  };
}

function titleOf(concept: Concept, shots: readonly DraftShot[]): string {
  const hook = shots[0]?.overlays[0]?.text.replace(/[.\s]+$/, "") ?? "";
  const subject = concept.brandName || capitalise(concept.reading.product.noun);
  const title = hook && hook !== subject ? `${subject}: ${hook}` : subject;
  return [...title].slice(0, 80).join("").trim();
}

/**
 * The plan of a video: scenes by framework or by the story that was taken, lines by category, everything else from the
 * prompt.
 */
export function draftPlan({ brief: asked, story, guidance = [] }: PlanDraftInput): PlanDraft {
  // Little of what is wanted of another plan is understood here; that it is to be another one is.
  const brief = { ...asked, seed: asked.seed + guidance.length };
  const own = conceptOf(brief, guidance.join("\n"));
  const concept = story ? inStory(own, story) : own;
  const beats = story ? toldScenes(concept, story) : storyScenes(concept);
  const scenes = beats.map((beat, index) => sceneOf(concept, beat, index));
  const elements = elementsOf(concept);
  const hasProp = elements.some(({ key }) => key === propKey);
  const shots = draftShots(concept, listShots(beats, scenes), hasProp);
  const seen = new Set(shots.flatMap((shot) => shot.elements.map(({ key }) => key)));
  const music = moodMusic[concept.mood];
  return {
    title: story?.title ?? titleOf(concept, shots),
    framework: concept.framework,
    mood: concept.mood,
    look: concept.look,
    palette: concept.palette,
    audience: concept.reading.audience ?? usualAudiences[concept.reading.product.category],
    reveal: revealOf(concept, shots),
    music: {
      mood: concept.mood,
      ...music,
      tempoBpm: story ? pacedTempo(music.tempoBpm, story) : music.tempoBpm,
    },
    elements: elements.filter(({ key }) => seen.has(key)),
    scenes,
    shots,
  };
}
