import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { runEvents, runs } from "@/db/schema/all";
import type { TimedEvent } from "@/domain/run/piece-times";

/** When frames and clips of a project were begun and finished, oldest first. */
export function framesAndClipsEvents(db: Database, projectId: string): Promise<TimedEvent[]> {
  return db
    .select({ runId: runEvents.runId, at: runEvents.createdAt, data: runEvents.data })
    .from(runEvents)
    .innerJoin(runs, eq(runs.id, runEvents.runId))
    .where(
      and(
        eq(runs.projectId, projectId),
        sql`${runEvents.data} ->> 'type' in ('piece-started', 'piece-finished')`,
        sql`${runEvents.data} ->> 'stage' in ('frames', 'clips')`,
      ),
    )
    .orderBy(asc(runEvents.id));
}
