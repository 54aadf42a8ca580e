import { StudioError } from "@/domain/errors";
import { rescale } from "@/domain/time/rational";
import type { ClipItem, Cut, TransitionItem } from "@/domain/timeline/cut";
import { clipFrames, sourceFrameAt } from "@/domain/timeline/layout";
import { openNested } from "@/domain/timeline/nested";

/** A part of a clip: the frame of its media with which it begins, and how far after the clip's own beginning that is. */
export type SpanPart = { clip: ClipItem; sourceStartFrame: number; offsetFrames: number };

/**
 * A span of the finished picture: frames of one clip as they are, or a transition from the end of one clip to the
 * start of the next. Times in frames at the cut's rate; `sourceStartFrame` counts from the start of the media.
 */
export type PictureSpan =
  | ({ kind: "body"; lengthFrames: number } & SpanPart)
  | { kind: "gap"; lengthFrames: number }
  | {
      kind: "transition";
      transition: TransitionItem;
      from: SpanPart;
      to: SpanPart;
      lengthFrames: number;
    };

/**
 * The cut as one row of spans, which preview and export both play. Nested clips are opened. The total length is
 * exact: overlaps are subtracted.
 */
export function flattenPicture(edited: Cut): { spans: PictureSpan[]; lengthFrames: number } {
  const cut = openNested(edited);
  const spans: PictureSpan[] = [];
  for (const [index, item] of cut.video.entries()) {
    if (item.type === "gap") {
      spans.push({ kind: "gap", lengthFrames: rescale(item.duration, cut.fps).value });
      continue;
    }
    if (item.type === "transition") {
      const from = cut.video[index - 1];
      const to = cut.video[index + 1];
      if (from?.type !== "clip" || to?.type !== "clip") {
        throw new StudioError("invalid-input", `Transition ${item.id} needs a clip on both sides`);
      }
      const length = rescale(item.duration, cut.fps).value;
      spans.push({
        kind: "transition",
        transition: item,
        from: partOf(from, clipFrames(from, cut.fps) - length, cut.fps),
        to: partOf(to, 0, cut.fps),
        lengthFrames: length,
      });
      continue;
    }
    const before = overlapAt(cut, index - 1);
    const after = overlapAt(cut, index + 1);
    const length = clipFrames(item, cut.fps) - before - after;
    if (length < 0) {
      throw new StudioError(
        "invalid-input",
        `The transitions around clip ${item.name} are longer than the clip`,
      );
    }
    if (length > 0) spans.push({ kind: "body", ...partOf(item, before, cut.fps), lengthFrames: length });
  }
  return { spans, lengthFrames: spans.reduce((total, span) => total + span.lengthFrames, 0) };
}

const partOf = (clip: ClipItem, offsetFrames: number, fps: number): SpanPart => ({
  clip,
  sourceStartFrame: sourceFrameAt(clip, offsetFrames, fps),
  offsetFrames,
});

function overlapAt(cut: Cut, index: number): number {
  const item = cut.video[index];
  return item?.type === "transition" ? rescale(item.duration, cut.fps).value : 0;
}
