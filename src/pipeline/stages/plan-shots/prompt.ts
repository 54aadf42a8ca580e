import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import { expectedShots } from "@/domain/cost/estimate-work";
import { writingLine } from "@/domain/look/dress-plan";
import { sceneCount } from "@/domain/plan/finish-plan";
import { type Narrative, narrativeDimensions, type Plan } from "@/domain/plan/plan";
import { type PromptPart, promptPart, promptText } from "@/domain/plan/prompt-parts";
import type { NarrativeCritiqueInput, NarrativeWriteInput, PlanDraftInput } from "@/domain/plan/tasks";
import type { Story } from "@/domain/story/story";
import { spokenWordsPerSecond } from "@/domain/text/wording";
import { cameraRules, overlayRules, revealRule } from "./vocabulary";

type Words = { system: string; prompt: string };

const frameworksInShort = [
  "PAS (problem, agitation, solution, action) when the audience knows the problem;",
  "BAB (before, after, bridge, action) when the product changes something;",
  "AIDA (attention, interest, desire, action) when it has to be noticed and wanted.",
].join("\n");

const draftRules = [
  "Scenes and shots",
  "- Every scene is one place at one time; its shots follow one another. Every scene has a shot, every shot a scene.",
  "- scenes[].beat is the step of the framework that the scene plays, in lower case, e.g. attention or solution.",
  "- Keys are short, unique and in lower case: scene-1, shot-1, product, runner. References use exactly these keys.",
  "- One action and one camera move in a shot, filmable in a single take without a cut. Open with something that",
  "  stops the thumb.",
  "- weight is the length of a shot beside the others: 1 is usual, 0.6 a quick detail, 1.6 a slow reveal. Lengths are",
  "  computed from it: a shot lasts its weight divided by the sum of weights, times the length of the film.",
  "- action says who does what, in one sentence of the present tense, and how the shot ends. composition says where",
  "  things stand in the frame and where it stays calm for text.",
  "- continuesPrevious is true only when a shot goes on without a cut in the same scene and shows the same elements;",
  "  never in the first shot.",
  "Camera",
  ...cameraRules.map((rule) => `- ${rule}`),
  "Elements",
  "- Describe each person, product and important thing once, so that it looks the same wherever it appears: colours as",
  "  hex such as #1a2b3c (the leading one first), materials, and marks such as a stripe or a handle. For a character",
  "  say age, hair and clothes; its colours are those of the clothes.",
  "- What is sold is an element of kind product. A service has a thing that stands for it: a phone, a ticket, a cup.",
  "- form is the silhouette to be drawn: the nearest one, or box. For a character it is garment.",
  "- label is text printed on the thing, usually the brand as the maker writes it; empty for none.",
  "- A shot lists what is in its picture, the hero first, at most 4, each once. emphasis is 1 for the hero, 0.2 for",
  "  background. action is what a character does (walking, holding the cup), empty for things.",
  "Product reveal",
  `- ${revealRule}`,
  "Words and sound",
  ...overlayRules.map((rule) => `- ${rule}`),
  "- Texts and voice are in the language of the maker's own words; descriptions, names and keys are in English.",
  `- voiceOver is one short sentence that is spoken during its shot, at ${spokenWordsPerSecond} words per second of the shot, or null.`,
  "- sounds are for what is seen: no waves without water. Most shots need one or none.",
  "- music fits the mood: 60-90 beats per minute for calm, 90-115 for warm, 115-140 for energetic.",
  "Look",
  "- look is one sentence on light, texture and colour that holds for every shot. palette has 3 to 6 colours as hex.",
  "- setting.kind is the nearest kind of place; setting.description names the real one in 4 to 12 words.",
  "Never",
  "- a claim, price, award or number that the maker did not give; other brands, or people who really exist;",
  "- words, logos or captions that the camera would have to film, beyond the label of an element: text comes later;",
  "- split screens, montages, several actions or a cut within a shot; hands that do fine work in close-up;",
  "- words that cannot be seen: innovative, premium, best, experience.",
];

/** The number of shots is the maker's wish, or what the estimate promised. */
function countLine(brief: PlanDraftInput["brief"]): string {
  const shots = expectedShots(brief);
  if (brief.clips === null) {
    const most = Math.min(sceneCount.max, shots);
    const scenes = most > sceneCount.min ? `${sceneCount.min} to ${most}` : sceneCount.min;
    return `${scenes} scenes, ${shots} shots in all.`;
  }
  return `Exactly ${shots} ${shots === 1 ? "shot" : "shots"} in all, no more and no fewer, in as many scenes as they need.`;
}

/** Leaves air between the lines of a voice. */
const spokenShare = 0.8;

function voiceLine({ voice }: PlanDraftInput["brief"], seconds: number): string {
  if (!voice) return "There is no voice: every voiceOver is null.";
  const words = Math.floor(seconds * spokenWordsPerSecond * spokenShare);
  return `The voice says at most ${words} words in the whole film.`;
}

/** The story that the maker has taken: what the plan has to tell, not a suggestion. */
const storyLines = ({ title, narrative, tone, visualStyle, pacing, keyMoments, segments }: Story) =>
  [
    `The story to tell, titled "${title}":\n"""${narrative}"""`,
    `Its tone is ${tone}; its visual style, which leads the look: ${visualStyle}. Pacing: ${pacing}.`,
    `Its key moments, one for each of its ${segments} segments, in this order:\n- ${keyMoments.join("\n- ")}`,
  ].join("\n");

/**
 * What the planner is asked with.
 *
 * @param about `story` is the one that was taken, null in recipes that have none; `guidance` is of other plans that were
 *   asked for.
 */
export const plannersInput = (about: {
  brief: ResolvedBrief;
  prompt: string;
  story: Story | null;
  guidance: readonly string[];
}): PlanDraftInput => ({
  brief: wordsOfBrief(about.brief),
  prompt: about.prompt,
  ...(about.story && { story: about.story }),
  ...(about.guidance.length > 0 && { guidance: [...about.guidance] }),
});

/** The planner: scenes, shots, elements and lines as data. */
export function draftPrompt(input: PlanDraftInput): Words {
  const { system, prompt } = draftParts(input);
  return { system: promptText(system, "\n"), prompt: promptText(prompt, "\n\n") };
}

/** The paragraphs of `draftPrompt` by where they come from. */
export function draftParts({ brief, prompt, story, guidance = [] }: PlanDraftInput): {
  system: PromptPart[];
  prompt: PromptPart[];
} {
  return {
    system: [promptPart("fixed", draftSystem)],
    prompt: [
      promptPart("brief", `Prompt:\n"""${prompt}"""`),
      promptPart("brief", `The maker's own words, which win where the two differ:\n"""${brief.prompt}"""`),
      promptPart("story", story ? storyLines(story) : ""),
      promptPart("maker", guidanceLines(guidance)),
      ...wishParts(brief),
    ].filter(({ text }) => text !== ""),
  };
}

/** Plans that were asked for after the first: another one each time, with what was said about it. */
function guidanceLines(guidance: readonly string[]): string {
  if (guidance.length === 0) return "";
  const wishes = guidance.filter((wish) => wish !== "").map((wish) => `\n- ${wish}`);
  const said = wishes.length > 0 ? ` The maker's wishes, of which later ones win:${wishes.join("")}` : "";
  return `This is attempt ${guidance.length + 1}: the plans before were turned down, so make a clearly different one.${said}`;
}

const draftSystem = [
  "You plan short vertical and horizontal ads, shot by shot, for AI image and video models. Your answer is data that",
  "programs read: image models see one shot at a time and know nothing that the shot and its elements do not say.",
  "Choose a framework and say why in one sentence:",
  frameworksInShort,
  "",
  ...draftRules,
].join("\n");

/** What the maker has set beside the prompt; empty for what was left open. */
function wishParts(brief: PlanDraftInput["brief"]): PromptPart[] {
  const seconds = brief.durationFrames / brief.fps;
  const { framework, mood, style, brand, imageDigests } = brief;
  const colours = brand.colours.length > 0;
  return [
    promptPart(
      "setting",
      `Length ${seconds} seconds at ${brief.fps} frames per second, aspect ratio ${brief.aspect}. ${countLine(brief)}`,
    ),
    promptPart("setting", framework === null ? "" : `The maker chose the framework ${framework}.`),
    promptPart("look", mood === null ? "" : `Mood, of the plan and of the music: ${mood}.`),
    promptPart("look", style === null ? "" : `Visual style: ${style}.`),
    promptPart("look", writingLine(brief.telling)),
    promptPart("brief", brand.name === "" ? "" : `Brand: ${brand.name}.`),
    promptPart(
      "look",
      brand.tone ? `Every line of text and voice speaks like the brand: ${brand.tone}.` : "",
    ),
    promptPart("look", colours ? `Brand colours, to lead the palette: ${brand.colours.join(", ")}.` : ""),
    promptPart(
      "brief",
      imageDigests.length === 0
        ? ""
        : "The maker supplied photos of the product: describe it as the words do, and invent no other shape or colour.",
    ),
    promptPart("setting", voiceLine(brief, seconds)),
  ];
}

/** A plan in the words of a shot list: what a writer needs, without the data that only machines read. */
export function shotList(plan: Plan): string {
  const scenes = plan.scenes.map(
    ({ key, beat, description, emotion, setting, timeOfDay }) =>
      `${key} (${beat}): ${description} Setting: ${setting.description}, ${timeOfDay}. Emotion: ${emotion}.`,
  );
  const shots = plan.shots.map(({ key, sceneKey, action, overlays, voiceOver }) => {
    const lines = overlays.map(({ text }) => `"${text}"`).join(", ");
    return `${key} in ${sceneKey}: ${action}${lines && ` Text: ${lines}.`}${voiceOver ? ` Voice: "${voiceOver}"` : ""}`;
  });
  return [
    `Title: ${plan.title}. Framework: ${plan.framework.name}. Audience: ${plan.audience}. Look: ${plan.look}.`,
    `Reveal: ${plan.reveal.strategy}. ${plan.reveal.description}`,
    ...scenes,
    ...shots,
  ].join("\n");
}

const previousVersion = (previous: Narrative | null, issues: readonly string[]) =>
  previous === null
    ? ""
    : `\n\nYour previous version:\n${previous.story}\n\nThe critic asks:\n- ${issues.join("\n- ")}`;

/** The writer of the overall narrative, which every shot prompt is given as context. */
export function narrativePrompt({ brief, plan, issues, previous, story }: NarrativeWriteInput): Words {
  return {
    system: [
      "You write the overall narrative of an ad from its shot list, so that everybody who makes a part of it knows the whole.",
      "story: two or three paragraphs, present tense, 90 to 220 words, only what the shot list holds.",
      "emotionalArc: one entry for each scene, in order: its key, the emotion in one or two words, an intensity from 0 to 1.",
      "sceneConnections: one entry for each scene that has a next one: from and to are scene keys, how says in one sentence",
      "what leads over, by picture, sound or feeling. Empty for a single scene.",
      "visualProgression: one or two sentences on how light, size and colour change from first to last.",
      "productReveal: the strategy exactly as the shot list has it, and in one or two sentences how it plays out.",
      "brandNarrative: what the ad says about the brand without claiming anything new.",
    ].join("\n"),
    prompt: `The maker's prompt:\n"""${brief.prompt}"""\n\n${story ? `${storyLines(story)}\n\n` : ""}${shotList(plan)}${previousVersion(previous, issues)}`,
  };
}

/** The critic of the narrative. */
export function narrativeCritiquePrompt({ brief, plan, narrative }: NarrativeCritiqueInput): Words {
  return {
    system: [
      "You review the narrative of an ad against its shot list. Be strict and consistent.",
      `Score in whole numbers from 0 to 100 on each of: ${narrativeDimensions.join(", ")}.`,
      "coherence: one thought, and every sentence agrees with the shot list.",
      "emotionalArc: the feeling changes, and has a peak near the end.",
      "sceneConnections: each scene leads to the next by something that can be seen or heard.",
      "visualProgression: light, size and colour go somewhere.",
      "brandIntegration: the product is why the story turns, and nothing is claimed that was not given.",
      "frameworkAlignment: the steps of the framework are there, in order.",
      "A narrative with nothing wrong scores above 85, one with a gap on a dimension about 60 there.",
      "A narrative that contradicts the shot list or leaves out a scene scores below 50 on coherence.",
      "List at most five issues, most important first, each one thing to change.",
    ].join("\n"),
    prompt: `The maker's prompt:\n"""${brief.prompt}"""\n\n${shotList(plan)}\n\nThe narrative:\n${JSON.stringify(narrative, null, 2)}`,
  };
}
