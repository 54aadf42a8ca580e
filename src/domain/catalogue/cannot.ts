import { type Aspect, frameSizes } from "@/domain/media/format";
import type { ImageEntry, VideoEntry } from "./catalogue";
import { chooseResolution, nearestAspect } from "./choose-size";

/** What somebody would like of a model; what is left out is not asked for. */
export type Wishes = {
  firstFrame?: boolean;
  lastFrame?: boolean;
  references?: number;
  seed?: boolean;
  negativePrompt?: boolean;
  /** Length of the shot. */
  seconds?: number;
  aspect?: Aspect;
  /** Of the finished picture, in pixels. */
  shortSide?: number;
};

/** What a model cannot do of what is asked for, and what happens in its place: one plain sentence each. */
export function cannot(entry: VideoEntry | ImageEntry, wishes: Wishes): string[] {
  const said = [
    ...(entry.kind === "video" ? cannotFilm(entry, wishes) : cannotDraw(entry)),
    ...cannotBoth(entry, wishes),
  ];
  return said.map((sentence) => `${entry.name} ${sentence}`);
}

function cannotBoth(entry: VideoEntry | ImageEntry, wishes: Wishes): string[] {
  const { capabilities, fields } = entry;
  const said: string[] = [];
  const { references = 0 } = wishes;
  if (references > capabilities.references) {
    said.push(
      capabilities.references === 0
        ? "takes no reference pictures: they are only described in words."
        : `takes at most ${capabilities.references} reference ${capabilities.references === 1 ? "picture" : "pictures"}: the first of the ${references} are used.`,
    );
  }
  if (wishes.seed && !capabilities.seed)
    said.push("takes no seed: the same request gives another result each time.");
  if (wishes.negativePrompt && !capabilities.negativePrompt)
    said.push("takes no list of things to avoid: it is added to the prompt.");
  const size = wishes.aspect && frameSizes[wishes.aspect];
  const aspect = size && fields.aspect ? nearestAspect(entry.aspects, size) : null;
  if (aspect && aspect !== wishes.aspect)
    said.push(`makes no ${wishes.aspect}: the result is cut out of the nearest, ${aspect}.`);
  return said;
}

function cannotDraw(entry: ImageEntry): string[] {
  return entry.needsReference ? ["draws only after a reference picture."] : [];
}

function cannotFilm(entry: VideoEntry, wishes: Wishes): string[] {
  return [...cannotHoldFrames(entry, wishes), ...cannotLast(entry, wishes)];
}

function cannotHoldFrames(entry: VideoEntry, wishes: Wishes): string[] {
  const { capabilities } = entry;
  const said: string[] = [];
  if (wishes.firstFrame && capabilities.firstFrame === "no")
    said.push("cannot start from a picture: the first frame is only described in words.");
  if (wishes.firstFrame === false && capabilities.firstFrame === "required")
    said.push("needs a picture to start from.");
  if (wishes.lastFrame && !capabilities.lastFrame)
    said.push("cannot end on a given picture: the last frame is only described in words.");
  else if (wishes.lastFrame && entry.lastFrameNeedsFirst && wishes.firstFrame === false)
    said.push("can end on a given picture only when it also starts from one.");
  const only = entry.referencesOnly;
  const suits =
    !only ||
    (!wishes.lastFrame &&
      (wishes.aspect === undefined || only.aspects.includes(wishes.aspect)) &&
      (wishes.seconds === undefined || wishes.seconds <= only.seconds));
  if (only && (wishes.references ?? 0) > 0 && !suits)
    said.push(
      `uses reference pictures only at ${only.aspects.join(" or ")}, for ${only.seconds} seconds and without a last frame: here it does without them.`,
    );
  return said;
}

function cannotLast(entry: VideoEntry, { seconds, shortSide, lastFrame = false }: Wishes): string[] {
  if (seconds === undefined) return [];
  const longest = entry.durations.at(-1) ?? 0;
  const covering = entry.durations.find((duration) => duration >= seconds);
  const said: string[] = [];
  if (covering === undefined)
    said.push(
      `makes clips of at most ${longest} seconds: a shot of ${seconds} is put together from several.`,
    );
  const length = covering ?? longest;
  const sharpest = shortSide && chooseResolution(entry, { shortSide, seconds: length, lastFrame });
  if (sharpest && shortSide && sharpest.shortSide < shortSide)
    said.push(`makes clips of ${length} seconds only at ${sharpest.shortSide} lines: they are scaled up.`);
  return said;
}
