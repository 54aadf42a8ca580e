import { and, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { type EngineEvent, engineEvents, engineRuns, engineWaits } from "@/db/schema/engine";
import type { Json } from "@/domain/json";
import { trigger } from "./buffers";
import { type EngineCore, transact, type Work } from "./core";
import { matches } from "./expressions";
import { finishRun, resolveWait } from "./run-state";

/** An event that could not be taken in (a database in trouble) is tried again after this. */
const retryMs = 5_000;

type Ingested = { endedRunIds: Set<string> };

/**
 * Takes in the oldest event of the outbox, in one transaction: resumes runs that wait for it, cancels runs it cancels,
 * starts the functions it triggers. Returns undefined when there is none.
 */
export async function ingestNextEvent(core: EngineCore): Promise<Ingested | undefined> {
  let eventId: string | undefined;
  try {
    const { result, endedRunIds } = await transact(core, async (work) => {
      const [row] = await work.tx
        .select({ id: engineEvents.id, body: engineEvents.body })
        .from(engineEvents)
        .where(lte(engineEvents.ingestAt, work.now))
        .orderBy(engineEvents.position)
        .limit(1)
        .for("update", { skipLocked: true });
      if (!row) return false;
      eventId = row.id;
      await ingest(work, row.body);
      await work.tx.update(engineEvents).set({ ingestAt: null }).where(eq(engineEvents.id, row.id));
      return true;
    });
    return result ? { endedRunIds } : undefined;
  } catch (error) {
    if (eventId === undefined) throw error;
    // Put aside for a while, so that one event never holds up the ones behind it.
    core.logger.error({ error, eventId }, "event could not be taken in; it will be tried again");
    const ingestAt = new Date(core.clock().getTime() + retryMs);
    await core.db.update(engineEvents).set({ ingestAt }).where(eq(engineEvents.id, eventId));
    return { endedRunIds: new Set() };
  }
}

async function ingest(work: Work, event: EngineEvent): Promise<void> {
  await answerWaits(work, event);
  const started = new Set<string>();
  for (const { config, expression } of work.core.functions.triggeredBy(event.name)) {
    // Several triggers of one function may match; it still runs once.
    if (started.has(config.id) || !matches(expression, { event })) continue;
    started.add(config.id);
    await trigger(work, config, event);
  }
}

async function answerWaits(work: Work, event: EngineEvent): Promise<void> {
  const candidates = await work.tx
    .select({ wait: engineWaits, events: engineRuns.events })
    .from(engineWaits)
    .innerJoin(engineRuns, eq(engineRuns.id, engineWaits.runId))
    .where(
      and(
        eq(engineWaits.eventName, event.name),
        inArray(engineWaits.kind, ["event", "cancel"]),
        or(isNull(engineWaits.expiresAt), gt(engineWaits.expiresAt, work.now)),
      ),
    )
    .orderBy(engineWaits.runId, engineWaits.id);
  for (const { wait, events } of candidates) {
    const [trigger] = events;
    if (!trigger || !matches(wait.expression, { event: trigger, async: event })) continue;
    if (wait.kind === "cancel") await finishRun(work, wait.runId, { status: "cancelled", output: null });
    else await resolveWait(work, wait, event as Json);
  }
}
