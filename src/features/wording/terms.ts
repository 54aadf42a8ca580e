import type { Brief, Framework } from "@/domain/brief/brief";
import type { Aspect } from "@/domain/media/format";
import type { ProjectStatus, StageName } from "@/domain/run/run";

/** The pipeline's words as people read them. */
export const stageTitles = {
  brief: "Brief",
  enhance: "Prompt",
  story: "Stories",
  plan: "Plan",
  elements: "Elements",
  frames: "Frames",
  clips: "Clips",
  score: "Checks",
  sound: "Sound",
  assemble: "Cut",
  finish: "Finish",
  heroes: "Hero frames",
} satisfies Record<StageName, string>;

/** What a stage does, in the present tense, for the run panel. */
export const stageWork = {
  brief: "Reading the brief",
  enhance: "Sharpening the prompt",
  story: "Writing three stories",
  plan: "Planning scenes and shots",
  elements: "Drawing the elements",
  frames: "Drawing frames",
  clips: "Filming clips",
  score: "Checking the takes",
  sound: "Making music and voice",
  assemble: "Cutting",
  finish: "Rendering the video",
  heroes: "Drawing hero frames",
} satisfies Record<StageName, string>;

/** What is counted while a stage works; null where there is nothing to count. */
export const stagePieces = {
  brief: null,
  enhance: "round",
  story: null,
  plan: null,
  elements: "element",
  frames: "frame",
  clips: "clip",
  score: "clip",
  sound: "track",
  assemble: null,
  finish: null,
  heroes: "frame",
} satisfies Record<StageName, string | null>;

export const statusTitles = {
  draft: "Draft",
  queued: "Waiting to start",
  running: "In progress",
  waiting: "Waiting for you",
  "needs-attention": "Needs attention",
  done: "Finished",
  failed: "Failed",
  cancelled: "Cancelled",
} satisfies Record<ProjectStatus, string>;

/** Who is paid for a call, or nobody. */
export const providerTitles = {
  local: "This machine",
  openai: "OpenAI",
  replicate: "Replicate",
  runpod: "RunPod",
  comfyui: "ComfyUI",
} as const;

export const aspectTitles = {
  "9:16": "Vertical",
  "16:9": "Wide",
  "1:1": "Square",
  "4:5": "Portrait",
} satisfies Record<Aspect, string>;

export const frameworkTitles = {
  PAS: "Problem, agitation, solution",
  BAB: "Before, after, bridge",
  AIDA: "Attention, interest, desire, action",
} satisfies Record<Framework, string>;

/** "medium-close-up" as a person writes it: "Medium close up". */
export function termText(term: string): string {
  const words = term
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a call was for, by its place in the run: "shot/shot-1/last-frame" as "Shot 1, last frame". */
export function workTitle(place: string): string {
  const [first = "", ...rest] = place.split("/");
  const words = (rest.length > 0 ? rest : [first]).map((part) => termText(part).toLowerCase()).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** CSS `aspect-ratio`, which says 9 / 16 where people say 9:16. */
export const cssAspect = (aspect: NonNullable<Brief["aspect"]>) => aspect.replace(":", " / ");
