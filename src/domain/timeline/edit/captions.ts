import { StudioError } from "@/domain/errors";
import { frames, rescale } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { CaptionItem, CaptionLook, Cut, TextItem } from "../cut";
import { freshId } from "./find-item";

/** Words and when they are read, in frames of the film. */
export type CaptionSpan = { startFrame: number; lengthFrames: number; text: string };

const plainLook: CaptionLook = {
  ...{ position: "bottom", font: "Inter", colour: "#ffffff", accent: "#ff7a45", surface: "box" },
};

/** The captions of a cut; none when it has no such track. */
export const captionsOf = (cut: Cut): readonly CaptionItem[] => cut.captions?.items ?? [];

export const captionSpan = ({ range, text }: CaptionItem, fps: number): CaptionSpan => ({
  startFrame: rescale(range.start, fps).value,
  lengthFrames: rescale(range.duration, fps).value,
  text,
});

/** Other captions in the place of those that there are; with none the track goes. They look as before, or like the film's texts. */
export function setCaptions(cut: Cut, { spans }: { spans: readonly CaptionSpan[] }): Cut {
  const { captions, ...rest } = cut;
  const base = freshId(rest, "caption");
  const items = spans.map((span, index) => captionItem(`${base}-${index + 1}`, span, cut.fps));
  return withItems(cut, items);
}

/** Adds a caption at a frame, as long as there is room for up to so many frames. Throws "invalid-input" inside another one. */
export function addCaption(cut: Cut, { startFrame, lengthFrames, text }: CaptionSpan): Cut {
  const next = captionsOf(cut)
    .map((item) => captionSpan(item, cut.fps))
    .find((span) => span.startFrame > startFrame);
  const room = next ? next.startFrame - startFrame : lengthFrames;
  const span = { startFrame, lengthFrames: Math.min(lengthFrames, room), text };
  const added = captionItem(freshId(cut, "caption"), span, cut.fps);
  return withItems(cut, inOrder([...captionsOf(cut), added]));
}

/** Changes what a caption says or when it is read. Throws "invalid-input" where it would overlap another. */
export function changeCaption(cut: Cut, { id, ...change }: { id: string } & Partial<CaptionSpan>): Cut {
  const item = requireCaption(cut, id);
  const changed = captionItem(id, { ...captionSpan(item, cut.fps), ...change }, cut.fps);
  return withItems(cut, inOrder(captionsOf(cut).map((one) => (one.id === id ? changed : one))));
}

/** Between which frames a caption has room: from the end of the one before to the start of the one behind. */
export function captionRoom(cut: Cut, id: string): { fromFrame: number; toFrame: number } {
  const items = captionsOf(cut);
  const index = items.findIndex((item) => item.id === id);
  const before = items[index - 1];
  const behind = items[index + 1];
  const earlier = before && captionSpan(before, cut.fps);
  return {
    fromFrame: earlier ? earlier.startFrame + earlier.lengthFrames : 0,
    toFrame: behind ? captionSpan(behind, cut.fps).startFrame : Number.POSITIVE_INFINITY,
  };
}

/** Makes two captions of one at a frame; the words go where their share of the time says. */
export function splitCaption(cut: Cut, { id, atFrame }: { id: string; atFrame: number }): Cut {
  const { startFrame, lengthFrames, text } = captionSpan(requireCaption(cut, id), cut.fps);
  const offset = atFrame - startFrame;
  if (offset <= 0 || offset >= lengthFrames) {
    throw new StudioError("invalid-input", "Put the playhead inside the caption to split it.");
  }
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length < 2) {
    throw new StudioError("invalid-input", "A caption of one word cannot be split.");
  }
  const count = wordsUntil(words, offset / lengthFrames);
  const first = { startFrame, lengthFrames: offset, text: words.slice(0, count).join(" ") };
  const second = {
    startFrame: atFrame,
    lengthFrames: lengthFrames - offset,
    text: words.slice(count).join(" "),
  };
  const halves = [captionItem(id, first, cut.fps), captionItem(freshId(cut, "caption"), second, cut.fps)];
  return withItems(
    cut,
    captionsOf(cut).flatMap((item) => (item.id === id ? halves : [item])),
  );
}

/** Makes one caption of this one and the one behind it, from the start of the first to the end of the second. */
export function mergeCaption(cut: Cut, { id }: { id: string }): Cut {
  const item = requireCaption(cut, id);
  const items = captionsOf(cut);
  const next = items[items.indexOf(item) + 1];
  if (!next) throw new StudioError("invalid-input", "There is no caption behind this one to merge it with.");
  const [first, second] = [captionSpan(item, cut.fps), captionSpan(next, cut.fps)];
  const merged = {
    startFrame: first.startFrame,
    lengthFrames: second.startFrame + second.lengthFrames - first.startFrame,
    text: `${first.text} ${second.text}`,
  };
  return withItems(
    cut,
    items.flatMap((one) => {
      if (one.id === next.id) return [];
      return one.id === id ? [captionItem(id, merged, cut.fps)] : [one];
    }),
  );
}

export function removeCaption(cut: Cut, { id }: { id: string }): Cut {
  requireCaption(cut, id);
  return withItems(
    cut,
    captionsOf(cut).filter((item) => item.id !== id),
  );
}

/** Whether captions are part of the picture, and how they look there. */
export function styleCaptions(
  cut: Cut,
  { burntIn, look }: { burntIn?: boolean; look?: Partial<CaptionLook> },
): Cut {
  const { captions } = cut;
  if (!captions) throw new StudioError("not-found", "This cut has no captions any more");
  return {
    ...cut,
    captions: {
      ...captions,
      ...(burntIn !== undefined && { burntIn }),
      ...(look && { look: { ...captions.look, ...look } }),
    },
  };
}

function withItems(cut: Cut, items: readonly CaptionItem[]): Cut {
  const { captions, ...rest } = cut;
  if (items.length === 0) return rest;
  const { burntIn = true, look = lookLikeTexts(cut) } = captions ?? {};
  return edited(cut, { ...rest, captions: { items: [...items], burntIn, look } });
}

/** The font and colours of the film's last text: those of its brand. */
function lookLikeTexts(cut: Cut): CaptionLook {
  const text = cut.overlays.findLast((overlay): overlay is TextItem => overlay.type === "text");
  if (!text) return plainLook;
  const { font, ownFont, colour, accent } = text;
  return { ...plainLook, font, colour, accent, ...(ownFont && { ownFont }) };
}

const captionItem = (
  id: string,
  { startFrame, lengthFrames, text }: CaptionSpan,
  fps: number,
): CaptionItem => ({
  id,
  range: { start: frames(startFrame, fps), duration: frames(lengthFrames, fps) },
  text,
});

const inOrder = (items: readonly CaptionItem[]) =>
  items.toSorted((a, b) => a.range.start.value - b.range.start.value);

/** How many of the words are said in a share of the time: at least one, and not all. */
function wordsUntil(words: readonly string[], share: number): number {
  const letters = words.join(" ").length;
  let said = 0;
  const count = words.findIndex((word) => {
    said += word.length + 1;
    return said - word.length / 2 > share * letters;
  });
  return Math.max(1, Math.min(words.length - 1, count < 0 ? words.length - 1 : count));
}

function requireCaption(cut: Cut, id: string): CaptionItem {
  const found = captionsOf(cut).find((item) => item.id === id);
  if (!found) throw new StudioError("not-found", "This caption is not in the cut any more");
  return found;
}
