import { StudioError } from "@/domain/errors";
import type { WorkerPool } from "@/workers/worker-pool";
import type { UploadLimits } from "../probe/upload-limits";

/** A photo of 48 megapixels takes a tenth of it on a slow core. */
const longestMs = 180_000;

/**
 * Writes a HEIC photo as a PNG: upright, in the colours that it was meant in. Works in a child process that is ended when
 * it takes too long. Throws "invalid-input" with what to do when it cannot be done.
 */
export async function convertHeic(
  workers: WorkerPool,
  options: { path: string; outputPath: string; limits: UploadLimits },
): Promise<void> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // Told when the work begins: waiting for a free process is not the photo's fault.
  const onProgress = () => {
    timer = setTimeout(() => limit.abort(), longestMs);
  };
  try {
    await workers.run("media/heic/convert-heic.task", options, { signal: limit.signal, onProgress });
  } catch (error) {
    if (!limit.signal.aborted) throw error;
    throw new StudioError(
      "invalid-input",
      "This HEIC photo takes too long to convert. Export it as JPEG and try again.",
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}
