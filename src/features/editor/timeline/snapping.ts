import { rescale } from "@/domain/time/rational";
import type { Cut } from "@/domain/timeline/cut";
import { layoutOf } from "@/domain/timeline/layout";

/** Frames that edges are drawn to: seams, ends of texts and sounds, markers and the playhead. */
export function snapTargets(cut: Cut, { playhead, except }: { playhead: number; except: string }): number[] {
  const { items, lengthFrames } = layoutOf(cut);
  const frame = (time: { value: number; rate: number }) => rescale(time, cut.fps).value;
  const ends = (start: number, length: number) => [start, start + length];
  const sounds = [...cut.voice, ...cut.music, ...cut.effects];
  const targets = [
    ...[0, lengthFrames, playhead],
    ...items.flatMap((one) => (one.item.id === except ? [] : ends(one.startFrame, one.lengthFrames))),
    ...[...cut.overlays, ...(cut.captions?.items ?? [])].flatMap(({ id, range }) =>
      id === except ? [] : ends(frame(range.start), frame(range.duration)),
    ),
    ...sounds.flatMap(({ id, start, sourceRange }) =>
      id === except ? [] : ends(frame(start), frame(sourceRange.duration)),
    ),
    ...(cut.markers ?? []).map(({ time }) => frame(time)),
  ];
  return [...new Set(targets)].toSorted((a, b) => a - b);
}

/** The nearest target within reach, or the frame itself. */
export function snap(
  frame: number,
  targets: readonly number[],
  reachFrames: number,
): { frame: number; target: number | null } {
  let best: number | null = null;
  for (const target of targets) {
    const distance = Math.abs(target - frame);
    if (distance <= reachFrames && (best === null || distance < Math.abs(best - frame))) best = target;
  }
  return best === null ? { frame, target: null } : { frame: best, target: best };
}

/** Puts spans into as few rows as they need so that none covers another; answers each one's row. */
export function rowsOf(spans: readonly { startFrame: number; lengthFrames: number }[]): number[] {
  const ends: number[] = [];
  return spans.map(({ startFrame, lengthFrames }) => {
    const free = ends.findIndex((end) => end <= startFrame);
    const row = free < 0 ? ends.length : free;
    ends[row] = startFrame + lengthFrames;
    return row;
  });
}

/** Before which of the other items something is put down at a frame: the first whose middle lies behind it. */
export function dropIndex(
  items: readonly { startFrame: number; lengthFrames: number }[],
  atFrame: number,
): number {
  const index = items.findIndex(({ startFrame, lengthFrames }) => startFrame + lengthFrames / 2 > atFrame);
  return index < 0 ? items.length : index;
}
