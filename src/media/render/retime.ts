import type { ClipItem } from "@/domain/timeline/cut";
import { clipFrames, speedOf } from "@/domain/timeline/layout";

export const isRetimed = (clip: ClipItem): boolean => speedOf(clip) !== 100;

/**
 * Filters that play the frames of a clip at its speed and at a constant rate. Frame `n` is frame `n * speed / 100` of the
 * take, rounded down, as the timeline says: a source frame appears with the first frame that is not before its time.
 */
export function retime(clip: ClipItem, fps: number): string[] {
  const speed = speedOf(clip);
  const length = clipFrames(clip, fps);
  return [
    `settb=1/${fps * speed}`,
    "setpts=N*100",
    `fps=fps=${fps}:start_time=0:round=up`,
    // The last frame of the take stays until the clip's end.
    `tpad=stop=${Math.ceil(100 / speed) + 1}:stop_mode=clone`,
    `trim=end_frame=${length}`,
    `setpts=N/(${fps}*TB)`,
  ];
}
