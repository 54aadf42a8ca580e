import type { Mood, TimeOfDay } from "@/domain/picture/scene-spec";
import type { Camera } from "@/domain/shot/camera";
import { colourName } from "@/domain/text/colours";
import { asSentence, countWords, joinWords } from "@/domain/text/wording";
import type { Narrative, Plan, PlanElement, PlanScene, PlanShot } from "./plan";
import { type ComposedPrompt, type PromptPart, promptPart, promptText } from "./prompt-parts";
import { chainHead, sceneOf } from "./shot-chain";

/** Image and video models follow about this many words; what comes last is left out first. */
const maxWords = 120;

const lightByTime: Record<TimeOfDay, string> = {
  dawn: "cool first light with a thin warm rim on the horizon side",
  morning: "soft, clear morning light from a low angle",
  noon: "bright overhead daylight with short, crisp shadows",
  "golden-hour": "low golden-hour sun with long shadows and a warm rim light",
  dusk: "blue-hour light with warm practical lamps",
  night: "low-key night light with bright practicals and deep shadows",
};

const moodWords: Record<Mood, string> = {
  calm: "calm and unhurried",
  energetic: "energetic and bold",
  elegant: "elegant and restrained",
  playful: "playful and bright",
  dramatic: "dramatic, with strong contrast",
  warm: "warm and close",
  fresh: "fresh and clean",
  mysterious: "mysterious, holding something back",
  inspiring: "inspiring and open",
  nostalgic: "nostalgic, like a fond memory",
};

const visibilityWords = {
  hidden: "not yet recognisable, only hinted at by light and shape",
  partial: "partly seen",
  full: "fully visible and in focus",
} as const;

/** The fixed wording of an element: the same words in every shot are what keeps its look. */
export function elementWording(element: PlanElement): string {
  const colours = [...new Set(element.colours.map(colourName))];
  const label = element.label && element.kind !== "character" ? `, labelled "${element.label}"` : "";
  const materials = element.materials.length > 0 ? ` in ${joinWords(element.materials)}` : "";
  const clothes = element.kind === "character" ? "wearing " : "";
  return `${element.name}: ${element.description.replace(/[.\s]+$/, "")} (${clothes}${joinWords(colours)}${materials}${label})`;
}

export function cameraWording(camera: Camera): string {
  const direction = camera.direction === "none" ? "" : ` ${camera.direction}`;
  return camera.move === "static" ? "locked-off camera" : `slow ${camera.move}${direction}`;
}

/** "medium-close-up" reads "medium close-up". */
export const shotSizeWords = (size: Camera["size"]) => size.replace(/-(?!up)/g, " ");

const weatherWords = {
  clear: "clear sky",
  cloudy: "cloudy sky",
  rain: "rain",
  snow: "snow",
  fog: "fog",
} as const;

const framing = ({ size, perspective, lensMm }: Camera) =>
  `${shotSizeWords(size)} shot, ${perspective.replaceAll("-", " ")} angle, ${lensMm} mm lens`;

function castOf(plan: Plan, shot: PlanShot): PromptPart[] {
  return chainHead(plan, shot).elements.flatMap(({ key, visibility, action }) => {
    const element = plan.elements.find((known) => known.key === key);
    if (!element) return [];
    const doing = element.kind === "character" && action ? `, ${action}` : "";
    const seen = element.kind === "product" ? `, ${visibilityWords[visibility]}` : "";
    return [promptPart("element", asSentence(`${elementWording(element)}${doing}${seen}`))];
  });
}

const sentence = (origin: PromptPart["origin"], text: string) => promptPart(origin, asSentence(text));

const place = (scene: PlanScene) =>
  sentence(
    "scene",
    `Setting: ${scene.setting.description}, ${scene.timeOfDay.replaceAll("-", " ")}, ${weatherWords[scene.weather]}`,
  );

function style(plan: Plan, scene: PlanScene): PromptPart[] {
  return [
    sentence("scene", `Light: ${lightByTime[scene.timeOfDay]}`),
    sentence("look", `Style: ${plan.look}`),
    sentence("look", `Mood: ${moodWords[plan.mood]}; the feeling is ${scene.emotion}`),
    sentence("look", `Palette: ${joinWords([...new Set(plan.palette.map(colourName))].slice(0, 4))}`),
  ];
}

/** Sentences in order of importance, as many as fit. The first always stays. */
function compose(sentences: readonly PromptPart[]): ComposedPrompt {
  const kept: PromptPart[] = [];
  const left: PromptPart[] = [];
  for (const part of sentences.filter(({ text }) => text !== "")) {
    const isTooMuch = kept.length > 0 && countWords(promptText([...kept, part])) > maxWords;
    (isTooMuch ? left : kept).push(part);
  }
  return { kept, left };
}

function titleSpace(shot: PlanShot): string {
  const [overlay] = shot.overlays;
  return overlay
    ? `Keep the ${overlay.position.replace("-", " ")} of the frame calm for a title; no text in the picture.`
    : "";
}

/** One end of a shot; the composition in the maker's words where they have some. */
export type DescribedFrame = {
  shot: PlanShot;
  /** 0 is the first frame, 1 the last. */
  moment: 0 | 1;
  composition?: string | null;
};

/** What an image model is told to draw for one end of a shot: 60 to 120 words on subject, action, place, light, lens and style. */
export const framePrompt = (plan: Plan, narrative: Narrative, frame: DescribedFrame): string =>
  promptText(frameParts(plan, narrative, frame).kept);

/** The sentences of `framePrompt` by where they come from. */
export function frameParts(
  plan: Plan,
  narrative: Narrative,
  { shot, moment, composition = null }: DescribedFrame,
): ComposedPrompt {
  const scene = sceneOf(plan, shot);
  const last = moment === 1 ? ` Closing moment of the shot, after a ${cameraWording(shot.camera)}.` : "";
  return compose([
    promptPart("shot", asSentence(`${framing(shot.camera)}: ${shot.action}`) + last),
    ...castOf(plan, shot),
    place(scene),
    ...style(plan, scene),
    sentence(composition === null ? "shot" : "maker", `Composition: ${composition ?? shot.composition}`),
    promptPart("shot", titleSpace(shot)),
    sentence("story", `Story: ${narrative.visualProgression}`),
  ]);
}

/**
 * What a video model is told to move: the shot's one action and one camera move first, then what must stay the same.
 * 60 to 120 words.
 */
export const motionPrompt = (plan: Plan, narrative: Narrative, shot: PlanShot): string =>
  promptText(motionParts(plan, narrative, shot).kept);

/** The sentences of `motionPrompt` by where they come from. */
export function motionParts(plan: Plan, narrative: Narrative, shot: PlanShot): ComposedPrompt {
  const scene = sceneOf(plan, shot);
  const seconds = Math.round((shot.durationFrames / plan.fps) * 10) / 10;
  const seam = shot.continuesPrevious
    ? "It goes on from the shot before without a cut; everything keeps its place."
    : "";
  return compose([
    sentence("shot", `${seconds} seconds, one continuous shot: ${shot.action}`),
    sentence("shot", `Camera: ${cameraWording(shot.camera)}, ${framing(shot.camera)}, eased start and end`),
    promptPart("shot", seam),
    ...castOf(plan, shot),
    place(scene),
    ...style(plan, scene),
    promptPart(
      "fixed",
      "Keep identity, colours and label unchanged from the first frame to the last; natural, physical motion.",
    ),
    sentence("story", `Story: ${narrative.visualProgression}`),
  ]);
}
