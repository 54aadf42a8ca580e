import { setTimeout as sleep } from "node:timers/promises";
import { tracked } from "@trpc/server";
import { latestRunEventsAfter } from "@/db/queries/runs";
import type { RunEvent } from "@/domain/run/run";
import type { MediaView } from "@/domain/view/views";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

const lookEveryMs = 300;

/**
 * The events of the project's newest run as they are written, after the given one. Follows on to the next run when one
 * begins. The table is asked, not a process: it does not matter which process does the work, and nothing is missed.
 */
export async function* watchRun(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  {
    projectId,
    lastEventId,
    signal,
  }: { projectId: string; lastEventId: string | null | undefined; signal: AbortSignal | undefined },
) {
  let afterId = Number(lastEventId ?? 0) || 0;
  while (!signal?.aborted) {
    for (const { runId, event } of await latestRunEventsAfter(db, { projectId, afterId })) {
      afterId = event.id;
      yield tracked(String(event.id), { runId, event, media: await mediaOf(runtime, event) });
    }
    await sleep(lookEveryMs, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      // The reader has gone: the loop's condition ends it.
      if (!signal?.aborted) throw error;
    });
  }
}

async function mediaOf({ blobs }: Context["runtime"], { data }: RunEvent): Promise<MediaView | null> {
  return data.type === "piece-finished" && data.take ? mediaView(blobs, data.take) : null;
}
