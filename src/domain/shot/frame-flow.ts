import type { Plan } from "@/domain/plan/plan";
import { slots } from "./take";

/** A frame of the video, where it stands in the flow. */
export type FlowFrame = {
  slot: string;
  shotKey: string;
  /** Number of the shot, from 1. */
  number: number;
  /** 0 is the first frame of its shot, 1 the last. */
  moment: 0 | 1;
  /** Slot of the last frame that it takes over; null for a frame of its own. */
  inherits: string | null;
  /** The last frame before it that it could take over; null when the plan has a cut there. */
  couldInherit: string | null;
};

/**
 * All frames in the order in which the video shows them.
 *
 * @param chained Whether shots take frames over at all.
 * @param isUnlinked Whether the maker wants a frame of its own in the place of one taken over.
 */
export function frameFlow(
  plan: Plan,
  { chained, isUnlinked }: { chained: boolean; isUnlinked: (slot: string) => boolean },
): FlowFrame[] {
  return plan.shots.flatMap((shot, index): FlowFrame[] => {
    const before = chained && shot.continuesPrevious ? plan.shots[index - 1] : undefined;
    const couldInherit = before ? slots.lastFrame(before.key) : null;
    const place = { shotKey: shot.key, number: index + 1 };
    const slot = slots.firstFrame(shot.key);
    return [
      { ...place, slot, moment: 0, couldInherit, inherits: isUnlinked(slot) ? null : couldInherit },
      { ...place, slot: slots.lastFrame(shot.key), moment: 1, couldInherit: null, inherits: null },
    ];
  });
}
