import type { ResolvedBrief } from "@/domain/brief/brief";
import type { VideoCapabilities } from "@/domain/catalogue/catalogue";
import type { EstimateLine } from "@/domain/view/views";
import { clipSeconds } from "./estimate-pieces";
import type { ExpectedWork } from "./estimate-work";
import { dollarsText } from "./money";

/** What is known of the chosen models beyond their price. */
export type ChosenModels = {
  image: { name: string; references: number };
  video: { name: string; capabilities: VideoCapabilities; durations: "any" | readonly number[] };
};

/** What the brief asks for and the chosen models cannot do, one plain sentence each. */
export function warningsOf(
  brief: ResolvedBrief,
  { work, models }: { work: ExpectedWork; models: ChosenModels },
): string[] {
  return [...photoWarnings(brief, models.image), ...joinWarnings(brief, { work, video: models.video })];
}

function photoWarnings({ imageDigests }: ResolvedBrief, image: ChosenModels["image"]): string[] {
  const photos = imageDigests.length;
  if (photos <= image.references) return [];
  if (image.references === 0) {
    return [`${image.name} takes no reference pictures: your product photos are not shown to it.`];
  }
  const used = image.references === 1 ? "only the first photo is" : `only the first ${image.references} are`;
  return [`${image.name} takes ${image.references} of your ${photos} product photos at most: ${used} used.`];
}

/** Shots that are longer than the longest clip. */
function joinWarnings(
  brief: ResolvedBrief,
  { work, video }: { work: ExpectedWork; video: ChosenModels["video"] },
): string[] {
  return shotLengths(brief, { work, video })
    .filter(({ lengths }) => lengths.length > 1)
    .map(
      ({ seconds, lengths }) =>
        `A shot of ${secondsText(seconds)} takes ${clipsText(lengths)} of ${video.name}, joined where one ends and the next begins.`,
    );
}

/** How shots are cut out of clips that are longer: nothing is lost, but it is paid for. */
export function trimNotices(
  brief: ResolvedBrief,
  { work, models: { video } }: { work: ExpectedWork; models: ChosenModels },
): string[] {
  const trimmed = shotLengths(brief, { work, video }).filter(
    ({ seconds, lengths }) => lengths.length === 1 && (lengths[0] ?? 0) > seconds + 0.05,
  );
  const [first] = trimmed;
  if (!first) return [];
  const ofAll = trimmed.length === 1 ? "" : ", the others likewise";
  return [
    `${video.name} makes clips of fixed lengths: a shot of ${secondsText(first.seconds)} is cut out of ${clipsText(first.lengths)}${ofAll}.`,
  ];
}

/** Each length of shot once, with the clips it takes. */
function shotLengths(
  brief: ResolvedBrief,
  { work, video }: { work: ExpectedWork; video: ChosenModels["video"] },
): { seconds: number; lengths: number[] }[] {
  const known = new Map<string, { seconds: number; lengths: number[] }>();
  for (const shot of work.shots) {
    const seconds = shot.clipFrames / brief.fps;
    const lengths = clipSeconds(shot, { fps: brief.fps, durations: video.durations });
    known.set(secondsText(seconds), { seconds, lengths });
  }
  return [...known.values()];
}

const secondsText = (seconds: number) => `${Number(seconds.toFixed(1))} s`;

/** "one 6-s clip", "2 clips of 10 s", "3 clips (10 + 10 + 5 s)". */
function clipsText(lengths: readonly number[]): string {
  const [first = 0] = lengths;
  if (lengths.length === 1) return `one ${Number(first.toFixed(1))}-s clip`;
  if (lengths.every((length) => length === first)) return `${lengths.length} clips of ${secondsText(first)}`;
  return `${lengths.length} clips (${lengths.map((length) => Number(length.toFixed(1))).join(" + ")} s)`;
}

const retakesMax = 2;

/** What quality control may add to the price. */
export function retakeNotices(
  { coherence }: ResolvedBrief,
  { lines, models }: { lines: readonly EstimateLine[]; models: ChosenModels },
): string[] {
  const clips = lines.filter(({ stage }) => stage === "clips");
  const micros = clips.reduce((sum, { amountMicros }) => sum + amountMicros, 0);
  if (!coherence.qualityRegeneration || !models.video.capabilities.seed || micros === 0) return [];
  return [
    `A clip that fails the checks is made again, at most twice: that can add up to ${dollarsText(retakesMax * micros)}.`,
  ];
}
