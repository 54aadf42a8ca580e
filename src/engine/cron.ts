import { Cron } from "croner";
import { and, eq, lte } from "drizzle-orm";
import { newId } from "@/db/schema/columns";
import { engineSchedules } from "@/db/schema/engine";
import { StudioError } from "@/domain/errors";
import { type EngineCore, transact } from "./core";
import type { CronTrigger } from "./functions";
import { createRun } from "./schedule";

/** The first tick after `after`. "TZ=Europe/Paris 0 12 * * *" names a time zone; without one it is UTC. */
export function nextTick(cron: string, after: Date): Date {
  const [, timezone = "UTC", pattern = cron] = /^TZ=(\S+)\s+(.+)$/.exec(cron) ?? [];
  const next = new Cron(pattern, { timezone, paused: true }).nextRun(after);
  if (!next) throw new StudioError("misconfigured", `The schedule "${cron}" never comes round`);
  return next;
}

const isSchedule = (functionId: string, cron: string) =>
  and(eq(engineSchedules.functionId, functionId), eq(engineSchedules.cron, cron));

/** Enters new schedules and forgets those no function has any more; the others keep their next tick. */
export async function syncSchedules(core: EngineCore): Promise<void> {
  const { crons } = core.functions;
  const isServed = (row: { functionId: string; cron: string }) =>
    crons.some(({ config, cron }) => config.id === row.functionId && cron === row.cron);
  await transact(core, async ({ tx, now }) => {
    const stored = await tx.select().from(engineSchedules);
    for (const row of stored.filter((row) => !isServed(row))) {
      await tx.delete(engineSchedules).where(isSchedule(row.functionId, row.cron));
    }
    for (const { config, cron } of crons) {
      const row = { functionId: config.id, cron, nextAt: nextTick(cron, now) };
      await tx.insert(engineSchedules).values(row).onConflictDoNothing();
    }
  });
}

/**
 * Runs schedules whose tick has come: once per tick over all processes, and once for all ticks that were missed while
 * nothing ran. Returns how many ran.
 */
export async function runDueSchedules(core: EngineCore): Promise<number> {
  let ran = 0;
  for (const trigger of core.functions.crons) {
    const { result: isMine } = await transact(core, async (work) => {
      const schedule = isSchedule(trigger.config.id, trigger.cron);
      // Whoever comes second waits for the row, and then finds the tick moved on.
      const moved = await work.tx
        .update(engineSchedules)
        .set({ nextAt: nextTick(trigger.cron, work.now) })
        .where(and(schedule, lte(engineSchedules.nextAt, work.now)))
        .returning();
      if (moved.length === 0) return false;
      await createRun(work, { config: trigger.config, events: [timerEvent(trigger, work.now)] });
      return true;
    });
    if (isMine) ran++;
  }
  return ran;
}

const timerEvent = ({ cron }: CronTrigger, now: Date) => ({
  id: newId(),
  name: "inngest/scheduled.timer",
  data: { cron },
  ts: now.getTime(),
  user: {},
});
