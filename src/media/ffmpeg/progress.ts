import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Follows ffmpeg's `-progress` report, lines of `key=value`, and tells the share of frames done. */
export function readProgress(
  report: Readable,
  lengthFrames: number | null,
  onProgress: ((progress: number) => void) | undefined,
): void {
  if (!onProgress || !lengthFrames) {
    report.resume();
    return;
  }
  createInterface({ input: report }).on("line", (line) => {
    const frame = /^frame=\s*(\d+)/.exec(line)?.[1];
    if (frame) onProgress(Math.min(1, Number(frame) / lengthFrames));
  });
}
