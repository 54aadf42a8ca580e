import type { Cut } from "@/domain/timeline/cut";
import { type Edge, rollSeam, trimClip, trimLimits } from "@/domain/timeline/edit/trim";
import { placedClips } from "@/domain/timeline/layout";

export type TrimMode = "ripple" | "roll" | "gap";

/** A clip trimmed as far as its take and its neighbours let it: a handle stops where an operation would refuse. */
export function trimmedInMode(
  cut: Cut,
  { clipId, edge, deltaFrames, mode }: { clipId: string; edge: Edge; deltaFrames: number; mode: TrimMode },
): Cut {
  if (mode !== "roll") {
    const { least, most } = trimLimits(cut, { clipId, edge, mode });
    return trimClip(cut, { clipId, edge, mode, deltaFrames: Math.max(least, Math.min(most, deltaFrames)) });
  }
  const clips = placedClips(cut);
  const index = clips.findIndex(({ item }) => item.id === clipId);
  const [left, right] = edge === "end" ? [clips[index], clips[index + 1]] : [clips[index - 1], clips[index]];
  if (!left || !right) return trimmedInMode(cut, { clipId, edge, deltaFrames, mode: "ripple" });
  const ofLeft = trimLimits(cut, { clipId: left.item.id, edge: "end", mode: "ripple" });
  const ofRight = trimLimits(cut, { clipId: right.item.id, edge: "start", mode: "ripple" });
  const bounded = Math.max(ofLeft.least, ofRight.least, Math.min(ofLeft.most, ofRight.most, deltaFrames));
  return rollSeam(cut, { clipId: left.item.id, deltaFrames: bounded });
}
