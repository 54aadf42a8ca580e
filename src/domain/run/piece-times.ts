import { slots } from "@/domain/shot/take";
import type { RunEventData } from "./run";

/** An event as far as time can be told from it. */
export type TimedEvent = { runId: string; at: Date; data: RunEventData };

/**
 * How long frames and clips took to make, in seconds, by slot: from the start of the piece to its end, the newest time of
 * each. What was found as it was took no time and tells nothing. Events are in the order in which they were told.
 */
export function pieceTimes(events: readonly TimedEvent[]): Record<string, number> {
  const started = new Map<string, Date>();
  const times: Record<string, number> = {};
  for (const { runId, at, data } of events) {
    if (data.type !== "piece-started" && data.type !== "piece-finished") continue;
    const piece = `${runId}/${data.stage}/${data.piece}`;
    if (data.type === "piece-started") {
      started.set(piece, at);
      continue;
    }
    const begin = started.get(piece);
    const slot = slotOf(data);
    if (begin && slot && !data.cached) times[slot] = (at.getTime() - begin.getTime()) / 1000;
  }
  return times;
}

/** A frame's piece is named after its shot and which frame it is, a clip's after its shot. */
function slotOf({ stage, piece }: { stage: string; piece: string }): string | null {
  if (stage === "frames") return `shot/${piece}`;
  return stage === "clips" && !piece.includes("/") ? slots.clip(piece) : null;
}
