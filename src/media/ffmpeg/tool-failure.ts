import { StudioError } from "@/domain/errors";
import type { MediaJob } from "./job";

/** Lines of a tool's complaint kept for the log: the reason is at the end, what led to it just before. */
const keptLines = 20;

/** The error for a tool that gave up, from what it wrote on standard error. */
export function toolFailure(job: Pick<MediaJob, "purpose">, complaint: string, ending: string): StudioError {
  const lines = complaint
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(-keptLines);
  const cause = new Error([ending, ...lines].join("\n"));
  if (/no space left on device|disk quota exceeded|ENOSPC/i.test(complaint)) {
    return new StudioError(
      "storage-failed",
      `The disk is full: ffmpeg could not ${job.purpose}. Free some space and try again.`,
      { cause },
    );
  }
  return new StudioError("media-failed", `ffmpeg could not ${job.purpose}: ${reason(lines) ?? ending}`, {
    cause,
  });
}

/** The first line that names a fault: later ones are usually its consequences. */
function reason(lines: readonly string[]): string | undefined {
  const telling = lines.find((line) => /invalid|error|no such|not found|failed|unable|could not/i.test(line));
  return (telling ?? lines.at(-1))?.replace(/^\[[^\]]*\]\s*/, "");
}
