import { StudioError } from "@/domain/errors";
import { rescale } from "@/domain/time/rational";
import type { ClipItem, Cut, TransitionItem } from "@/domain/timeline/cut";

/**
 * A span of the finished picture: frames of one clip as they are, or a transition from the end of one clip to the
 * start of the next. Times in frames at the cut's rate; `sourceStartFrame` counts from the start of the media.
 */
export type PictureSpan =
  | { kind: "body"; clip: ClipItem; sourceStartFrame: number; lengthFrames: number }
  | { kind: "gap"; lengthFrames: number }
  | {
      kind: "transition";
      transition: TransitionItem;
      from: { clip: ClipItem; sourceStartFrame: number };
      to: { clip: ClipItem; sourceStartFrame: number };
      lengthFrames: number;
    };

/** The cut as one row of spans, which preview and export both play. The total length is exact: overlaps are subtracted. */
export function flattenPicture(cut: Cut): { spans: PictureSpan[]; lengthFrames: number } {
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
      const end = startOf(from, cut.fps) + lengthOf(from, cut.fps);
      spans.push({
        kind: "transition",
        transition: item,
        from: { clip: from, sourceStartFrame: end - length },
        to: { clip: to, sourceStartFrame: startOf(to, cut.fps) },
        lengthFrames: length,
      });
      continue;
    }
    const before = overlapAt(cut, index - 1);
    const after = overlapAt(cut, index + 1);
    const length = lengthOf(item, cut.fps) - before - after;
    if (length < 0) {
      throw new StudioError(
        "invalid-input",
        `The transitions around clip ${item.name} are longer than the clip`,
      );
    }
    if (length > 0) {
      spans.push({
        kind: "body",
        clip: item,
        sourceStartFrame: startOf(item, cut.fps) + before,
        lengthFrames: length,
      });
    }
  }
  return { spans, lengthFrames: spans.reduce((total, span) => total + span.lengthFrames, 0) };
}

const startOf = (clip: ClipItem, fps: number) => rescale(clip.sourceRange.start, fps).value;
const lengthOf = (clip: ClipItem, fps: number) => rescale(clip.sourceRange.duration, fps).value;

function overlapAt(cut: Cut, index: number): number {
  const item = cut.video[index];
  return item?.type === "transition" ? rescale(item.duration, cut.fps).value : 0;
}
