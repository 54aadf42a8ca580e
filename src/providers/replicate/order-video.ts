import type { FieldNames, VideoEntry } from "@/domain/catalogue/catalogue";
import { chooseResolution, nearestAspect, nearestSize } from "@/domain/catalogue/choose-size";
import { planChunks } from "@/domain/catalogue/plan-chunks";
import type { PricedRequest } from "@/domain/catalogue/price-of";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { VideoRequest } from "../contract/video-model";
import { type FileInput, type InputValue, type Order, vendorSeed, writeFields } from "./order";

/**
 * A clip in the vendor's words: the shortest length the model has that covers the shot. What the model cannot do is
 * left out, or said in the prompt; the catalogue's `cannot` tells people. Throws "invalid-input" for what it needs and
 * was not given.
 */
export function orderVideo(entry: VideoEntry, request: VideoRequest): Order {
  const seconds = coveringSeconds(entry, request.durationFrames / request.fps);
  const { capabilities, fields } = entry;
  const firstFrame = capabilities.firstFrame === "no" ? null : request.firstFrame;
  if (capabilities.firstFrame === "required" && !firstFrame) {
    throw new StudioError(
      "invalid-input",
      `${entry.name} needs a picture to start from. Draw a first frame for the shot, or choose another model.`,
    );
  }
  const canEnd = capabilities.lastFrame && (firstFrame !== null || !entry.lastFrameNeedsFirst);
  const lastFrame = canEnd ? request.lastFrame : null;
  const aspect = fields.aspect ? nearestAspect(entry.aspects, request.size) : null;
  const { values, priced } = sizeOf(entry, request.size, { seconds, lastFrame: lastFrame !== null });
  const input = writeFields<keyof FieldNames>(fields, {
    prompt: promptFor(entry, request),
    negativePrompt: request.negativePrompt || null,
    firstFrame: firstFrame && { file: firstFrame },
    lastFrame: lastFrame && { file: lastFrame },
    references: referencesFor(entry, request, { seconds, aspect, lastFrame: lastFrame !== null }),
    seed: vendorSeed(request.seed),
    aspect,
    // Sound is the sound stage's work, and costs more here.
    audio: false,
    ...durationOf(entry, seconds),
    ...values,
  });
  return { input: { ...entry.fixed, ...input }, priced: { ...priced, seconds, audio: false } };
}

/** What a clip of this length will cost, before there is a request for it. */
export function pricedVideo(
  entry: VideoEntry,
  { size, durationSeconds }: { size: PixelSize; durationSeconds: number },
): PricedRequest[] {
  return planChunks(durationSeconds, entry).map((seconds) => ({
    ...sizeOf(entry, size, { seconds, lastFrame: entry.capabilities.lastFrame }).priced,
    seconds,
    audio: false,
  }));
}

function coveringSeconds({ name, durations }: VideoEntry, wanted: number): number {
  // A shot that is longer by less than a frame's share of rounding still fits.
  const covering = durations.find((duration) => duration >= wanted - 0.001);
  if (covering !== undefined) return covering;
  const longest = durations.at(-1) ?? 0;
  throw new StudioError(
    "invalid-input",
    `${name} makes clips of at most ${longest} seconds, and this shot lasts ${wanted.toFixed(1)}. Shorten the shot, or choose another model.`,
  );
}

function promptFor(entry: VideoEntry, { prompt, negativePrompt }: VideoRequest): string {
  const avoid = negativePrompt && !entry.capabilities.negativePrompt ? ` Avoid: ${negativePrompt}` : "";
  const whole = `${prompt}${avoid}`;
  const { promptMax = Number.POSITIVE_INFINITY } = entry;
  if (whole.length <= promptMax) return whole;
  throw new StudioError(
    "invalid-input",
    `The description of this shot is too long for ${entry.name}: ${whole.length} of ${promptMax} characters. Shorten it.`,
  );
}

function durationOf(
  { durationAs }: VideoEntry,
  seconds: number,
): Partial<Record<keyof FieldNames, InputValue>> {
  if (durationAs === "number") return { duration: seconds };
  if (durationAs === "text") return { duration: String(seconds) };
  const { framesAt, min, max } = durationAs;
  // The first frame stands at zero, so that a clip of n seconds has one frame more.
  const frames = Math.min(max, Math.max(min, Math.round(seconds * framesAt) + 1));
  return { frames, fps: framesAt };
}

function sizeOf(
  entry: VideoEntry,
  size: PixelSize,
  clip: { seconds: number; lastFrame: boolean },
): { values: Partial<Record<keyof FieldNames, InputValue>>; priced: PricedRequest } {
  if (entry.sizes) {
    const chosen = nearestSize(entry.sizes, size)?.value;
    return chosen === undefined
      ? { values: {}, priced: {} }
      : { values: { size: chosen }, priced: { resolution: chosen } };
  }
  const shortSide = Math.min(size.width, size.height);
  const resolution = chooseResolution(entry, { shortSide, ...clip })?.value;
  return resolution === undefined
    ? { values: {}, priced: {} }
    : { values: { resolution }, priced: { resolution } };
}

function referencesFor(
  { capabilities, referencesOnly }: VideoEntry,
  { references }: VideoRequest,
  clip: { seconds: number; aspect: string | null; lastFrame: boolean },
): FileInput[] | null {
  const suits =
    !referencesOnly ||
    (!clip.lastFrame &&
      clip.seconds === referencesOnly.seconds &&
      clip.aspect !== null &&
      referencesOnly.aspects.includes(clip.aspect));
  const used = suits ? references.slice(0, capabilities.references) : [];
  return used.length > 0 ? used.map(asFile) : null;
}

const asFile = ({ path, digest, contentType }: FileInput["file"]): FileInput => ({
  file: { path, digest, contentType },
});
