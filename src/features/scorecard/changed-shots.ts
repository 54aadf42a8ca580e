import { slots } from "@/domain/shot/take";
import type { ProjectView } from "@/domain/view/views";

/** Shots, by number, whose chosen take is another one than the video was cut from. */
export function changedShots({ plan, takes, cutTakeIds }: ProjectView): number[] {
  if (cutTakeIds.length === 0) return [];
  return (plan?.shots ?? []).flatMap(({ key }, index) => {
    const chosen = takes.find(({ slot, selected }) => selected && slot === slots.clip(key));
    return chosen && !cutTakeIds.includes(chosen.id) ? [index + 1] : [];
  });
}
