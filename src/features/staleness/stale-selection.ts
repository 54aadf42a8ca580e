import { isOpen, type RunStatus } from "@/domain/run/run";
import type { SurveyedPiece } from "@/domain/workspace/survey";

/** What of a survey is worth telling: what does not fit any more and, once there was a video, what is missing for the next. */
export function piecesToTell(
  pieces: readonly SurveyedPiece[],
  status: RunStatus,
): { toMake: SurveyedPiece[]; pinned: SurveyedPiece[] } {
  if (isOpen(status)) return { toMake: [], pinned: [] };
  const toMake = pieces.filter(
    ({ state }) => state === "stale" || state === "failed" || (state === "missing" && status === "done"),
  );
  // A stopped run is taken up again from its own panel; what only failed belongs there.
  const changed = toMake.some(({ state }) => state !== "failed");
  return { toMake: changed ? toMake : [], pinned: pieces.filter(({ state }) => state === "pinned") };
}

/** Cut and video follow from the takes, and the plan is words: nobody picks them one by one. */
export const isPicked = ({ stage }: SurveyedPiece): boolean =>
  stage !== "assemble" && stage !== "finish" && stage !== "plan";

/** What making the chosen pieces costs, with what follows from them by itself. */
export const priceOf = (pieces: readonly SurveyedPiece[], left: ReadonlySet<string>): number =>
  pieces.reduce((sum, { slot, costMicros }) => (left.has(slot) ? sum : sum + costMicros), 0);
