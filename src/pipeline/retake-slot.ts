import { slots } from "@/domain/shot/take";

/** Where the takes of a shot stand in a run; all of them compete for the shot's one clip. */
export const retakeSlot = (shotKey: string, retake: number) =>
  retake === 0 ? slots.clip(shotKey) : `${slots.clip(shotKey)}/retake-${retake}`;
