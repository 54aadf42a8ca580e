import { editPlan } from "@/domain/plan-edit/edit-plan";
import { slots } from "@/domain/shot/take";
import { contentOf } from "./alternates";
import { withApproval } from "./change-wishes";
import type { BranchContent } from "./merge";
import { isSame, shotOfSlot } from "./touched";
import type { Workspace } from "./workspace";

/**
 * The document in which one slot is to hold what it did in an earlier version: what was wished for it and pinned in it, and
 * the words of its shot. The shot keeps its place and its length; whatever else is decided stays. A clip has the frames of
 * then, because it is made from them. Null for a slot that belongs to no shot.
 */
export function withSlotRestored(now: BranchContent, then: BranchContent, slot: string): Workspace | null {
  const key = shotOfSlot(slot);
  if (key === null) return null;
  const isClip = slot === slots.clip(key);
  const back = isClip ? [slots.firstFrame(key), slots.lastFrame(key), slot] : [slot];
  const { data } = now;
  return withApproval(
    {
      ...data,
      plan: withShotOf(now, then, key) ?? data.plan,
      frames: withEntriesOf(data.frames, then.data.frames, back),
      pins: withEntriesOf(data.pins, then.data.pins, back),
      clips: isClip ? withEntriesOf(data.clips, then.data.clips, [key]) : data.clips,
    },
    back,
    false,
  );
}

/** The plan with the words that a shot had then; null where it says the same, or one of the plans does not have it. */
function withShotOf(now: BranchContent, then: BranchContent, key: string) {
  const shot = now.plan.shots.find((other) => other.key === key);
  const before = then.plan.shots.find((other) => other.key === key);
  if (!shot || !before || shot === before) return null;
  const fields = contentOf(before, now);
  return isSame(fields, contentOf(shot, now))
    ? null
    : editPlan(now.plan, { type: "change-shot", key, fields });
}

function withEntriesOf<Value>(
  now: Record<string, Value>,
  then: Record<string, Value>,
  names: readonly string[],
): Record<string, Value> {
  const others = Object.entries(now).filter(([name]) => !names.includes(name));
  const back = names.flatMap((name) => (then[name] === undefined ? [] : [[name, then[name]] as const]));
  return Object.fromEntries([...others, ...back]);
}
