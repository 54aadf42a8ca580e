import type { FlowFrame } from "./frame-flow";
import { slots } from "./take";

/** A frame or a clip in time, if every model takes as much at once as there is to do. */
export type ScheduledWork = {
  slot: string;
  shotKey: string;
  kind: "frame" | "clip";
  /** Slots without which it cannot begin. */
  waitsFor: string[];
  startSeconds: number;
  endSeconds: number;
  /** On the longest way to the end: what makes it quicker makes all quicker. */
  critical: boolean;
};

type Timed = Omit<ScheduledWork, "critical"> & { after: Timed | null };

/**
 * When each frame and clip can be made. Frames of shots that continue one another wait for each other, other rows go side
 * by side; clips begin when all frames are there, since the maker may look at them first.
 *
 * @param secondsOf How long one takes to make. A frame that is taken over takes none.
 * @param parallelClips False films one clip after the other.
 */
export function workSchedule(
  flow: readonly FlowFrame[],
  {
    secondsOf,
    parallelClips,
  }: { secondsOf: (work: { slot: string; kind: "frame" | "clip" }) => number; parallelClips: boolean },
): { works: ScheduledWork[]; totalSeconds: number } {
  const frames = frameTimes(flow, (slot) => secondsOf({ slot, kind: "frame" }));
  const lastFrame = latest(frames);
  const clips: Timed[] = [];
  for (const { shotKey } of flow.filter(({ moment }) => moment === 0)) {
    const after = (parallelClips ? null : clips.at(-1)) ?? lastFrame;
    const slot = slots.clip(shotKey);
    const startSeconds = after?.endSeconds ?? 0;
    const waitsFor = [slots.firstFrame(shotKey), slots.lastFrame(shotKey)];
    const endSeconds = startSeconds + secondsOf({ slot, kind: "clip" });
    clips.push({ slot, shotKey, kind: "clip", waitsFor, startSeconds, endSeconds, after });
  }
  const all = [...frames, ...clips];
  const end = latest(all);
  const critical = new Set<Timed>();
  for (let work = end; work; work = work.after) critical.add(work);
  return {
    works: all.map((work) => {
      const { after: _after, ...shown } = work;
      return { ...shown, critical: critical.has(work) };
    }),
    totalSeconds: end?.endSeconds ?? 0,
  };
}

function frameTimes(flow: readonly FlowFrame[], secondsOf: (slot: string) => number): Timed[] {
  const bySlot = new Map<string, Timed>();
  for (const { slot, shotKey, moment, inherits } of flow) {
    // A last frame is drawn with the first one of its shot before the eyes.
    const needed = moment === 1 ? slots.firstFrame(shotKey) : inherits;
    const after = (needed && bySlot.get(needed)) || null;
    const startSeconds = after?.endSeconds ?? 0;
    const endSeconds = startSeconds + (inherits === null ? secondsOf(slot) : 0);
    const waitsFor = needed ? [needed] : [];
    bySlot.set(slot, { slot, shotKey, kind: "frame", waitsFor, startSeconds, endSeconds, after });
  }
  return [...bySlot.values()];
}

/** What ends last; the first of several. */
const latest = (works: readonly Timed[]): Timed | null =>
  works.reduce<Timed | null>(
    (last, work) => (last && last.endSeconds >= work.endSeconds ? last : work),
    null,
  );
