import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import { type Decided, shotOfSlot, shotTouch, touchedBetween } from "./touched";
import type { Workspace } from "./workspace";

/** Shots that the maker has locked by approving a frame of them, by key. */
export const lockedKeys = ({ approved }: Pick<Workspace, "approved">): string[] => [
  ...new Set(approved.flatMap((slot) => shotOfSlot(slot) ?? [])),
];

/**
 * Shots that an edit would change although the maker has locked them: approving a frame of a shot locks everything that
 * the frame is made from. A new length or another place among the shots changes no frame, and locks nothing.
 *
 * @param plan What stands where the maker has no plan of their own; null while nothing is planned.
 */
export function lockedShots(before: Workspace, after: Workspace, plan: Plan | null): string[] {
  const keys = lockedKeys(before);
  if (keys.length === 0) return [];
  const decided = (data: Workspace): Decided => ({ data, plan: data.plan ?? plan });
  return keys.filter(shotTouch(touchedBetween(decided(before), decided(after))));
}

/** The document with shots that are no longer locked: what was approved of them is about to be another thing. */
export const withoutLocks = (data: Workspace, shotKeys: readonly string[]): Workspace => ({
  ...data,
  approved: data.approved.filter((slot) => !shotKeys.includes(shotOfSlot(slot) ?? "")),
});

/** What a maker says to having locked shots changed: keys of those that may be, or all of them. */
export type Unlocked = readonly string[] | "all";

/** Throws "locked" for shots that are to be changed and that the maker has not said to unlock. */
export function refuseLocked(
  shotKeys: readonly string[],
  { plan, unlock }: { plan: Plan | null; unlock: Unlocked },
): void {
  if (unlock === "all") return;
  const refused = shotKeys.filter((key) => !unlock.includes(key));
  if (refused.length > 0) throw new StudioError("locked", refusal(refused, plan));
}

/** As many are named as a sentence can hold. */
const namedMax = 5;

function refusal(shotKeys: readonly string[], plan: Plan | null): string {
  const names = shotKeys.map((key) => {
    const index = plan?.shots.findIndex((shot) => shot.key === key) ?? -1;
    return index < 0 ? key : String(index + 1);
  });
  const more = names.length - namedMax;
  const list = names.slice(0, namedMax).join(", ") + (more > 0 ? ` and ${more} more` : "");
  const [who, them] = names.length === 1 ? [`Shot ${list} is`, "it"] : [`Shots ${list} are`, "them"];
  return `${who} locked: you have approved frames of ${them}, and this would change what those are made from. Do it in a new branch, or unlock ${them} first.`;
}
