import { and, inArray, isNull, lt } from "drizzle-orm";
import { engineAllowances, engineEvents, engineRuns } from "@/db/schema/engine";
import type { EngineCore } from "./core";

/** Small enough not to hold up steps on the one connection of the embedded database. */
const batchSize = 200;

/**
 * Removes runs and events that ended more than `days` ago, and spent allowances. Each call takes one small batch of each;
 * returns how many rows went, so that the caller goes on while there are more.
 */
export async function removeExpired(core: EngineCore, days: number): Promise<number> {
  const cutoff = new Date(core.clock().getTime() - days * 86_400_000);
  const oldRuns = core.db
    .select({ id: engineRuns.id })
    .from(engineRuns)
    .where(lt(engineRuns.endedAt, cutoff))
    .limit(batchSize);
  const oldEvents = core.db
    .select({ id: engineEvents.id })
    .from(engineEvents)
    .where(and(isNull(engineEvents.ingestAt), lt(engineEvents.receivedAt, cutoff)))
    .limit(batchSize);
  const spent = core.db
    .select({ key: engineAllowances.key })
    .from(engineAllowances)
    .where(lt(engineAllowances.spentUntil, core.clock()))
    .limit(batchSize);
  const runs = await core.db
    .delete(engineRuns)
    .where(inArray(engineRuns.id, oldRuns))
    .returning({ id: engineRuns.id });
  const events = await core.db
    .delete(engineEvents)
    .where(inArray(engineEvents.id, oldEvents))
    .returning({ id: engineEvents.id });
  const allowances = await core.db
    .delete(engineAllowances)
    .where(inArray(engineAllowances.key, spent))
    .returning({ key: engineAllowances.key });
  return runs.length + events.length + allowances.length;
}
