import { inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { queryRows } from "@/db/client";
import { engineBuffers, engineEvents, engineJobs, engineSchedules, engineWaits } from "@/db/schema/engine";
import type { EngineCore } from "./core";

/** Whether each kind of work is due now. */
export type Agenda = {
  events: boolean;
  timers: boolean;
  buffers: boolean;
  schedules: boolean;
  jobs: boolean;
  /** For how long nothing else falls due by itself; Infinity when nothing is planned. */
  nextInMs: number;
};

type Row = Record<"events" | "timers" | "buffers" | "schedules" | "due_jobs" | "later_jobs", string | null>;

/** One cheap question instead of one per table, as most looks find little or nothing to do. */
export async function readAgenda(core: EngineCore): Promise<Agenda> {
  const now = core.clock();
  const served = core.functions.ids;
  const free = sql`${engineJobs.leaseOwner} is null and ${engineJobs.dueAt}`;
  const [row] = await queryRows<Row>(
    core.db,
    sql`select
      ${earliest(engineEvents, engineEvents.ingestAt, isNotNull(engineEvents.ingestAt))} as events,
      ${earliest(engineWaits, engineWaits.expiresAt)} as timers,
      ${earliest(engineBuffers, engineBuffers.dueAt, inArray(engineBuffers.functionId, served))} as buffers,
      ${earliest(engineSchedules, engineSchedules.nextAt, inArray(engineSchedules.functionId, served))} as schedules,
      (select min(${engineJobs.dueAt}) from ${engineJobs} where ${free} <= ${now.toISOString()})::text as due_jobs,
      (select min(${engineJobs.dueAt}) from ${engineJobs} where ${free} > ${now.toISOString()})::text as later_jobs`,
  );
  const inMs = (at: string | null | undefined) =>
    at ? new Date(at).getTime() - now.getTime() : Number.POSITIVE_INFINITY;
  const others = [row?.events, row?.timers, row?.buffers, row?.schedules].map(inMs);
  const [events, timers, buffers, schedules] = others.map((ms) => ms <= 0);
  return {
    events: events ?? false,
    timers: timers ?? false,
    buffers: buffers ?? false,
    schedules: schedules ?? false,
    jobs: inMs(row?.due_jobs) <= 0,
    // Jobs that are due but wait for a place are not in here: the end of another job takes them along.
    nextInMs: Math.max(0, Math.min(...others.filter((ms) => ms > 0), inMs(row?.later_jobs))),
  };
}

const earliest = (table: PgTable, column: PgColumn, where: SQL = sql`true`) =>
  sql`(select min(${column}) from ${table} where ${where})::text`;
