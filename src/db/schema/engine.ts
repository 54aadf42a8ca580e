import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { createdAt, document, moment, newId } from "./columns";

/**
 * State of the embedded workflow engine. All values that user code made are `json`, and the engine never looks into
 * them in SQL: `->>` fails on texts with NUL characters.
 */

export type EngineEvent = {
  id: string;
  name: string;
  data: Record<string, Json>;
  ts: number;
  user: Record<string, Json>;
  v?: string | undefined;
};

/** Events that were sent, and an outbox at once: an event whose `ingestAt` is set has not had its effect yet. */
export const engineEvents = pgTable(
  "engine_events",
  {
    id: text().primaryKey(),
    position: bigserial({ mode: "number" }).notNull(),
    name: text().notNull(),
    body: document<EngineEvent>().notNull(),
    receivedAt: createdAt(),
    /** When to take it in, later than now after a failed try; null once it has been taken in. */
    ingestAt: moment(),
  },
  (table) => [
    index("engine_events_outbox").on(table.position).where(sql`ingest_at is not null`),
    index("engine_events_age").on(table.receivedAt).where(sql`ingest_at is null`),
  ],
);

export const engineRunStatus = pgEnum("engine_run_status", [
  "queued",
  "running",
  "completed",
  "failed",
  "cancelled",
]);

export const engineRuns = pgTable(
  "engine_runs",
  {
    id: text().primaryKey().$defaultFn(newId),
    functionId: text().notNull(),
    status: engineRunStatus().notNull().default("queued"),
    /** One event, or several for a batch; the first is "the" event. */
    events: document<EngineEvent[]>().notNull(),
    /** What the function returned, or the error it failed with. */
    output: document<Json>(),
    /** At most two keys whose running steps are counted, and how many each allows. */
    limitKeys: text().array().notNull(),
    limitCounts: integer().array().notNull(),
    singletonKey: text(),
    /** Seconds by which its jobs go before (or, negative, after) others of the same time. */
    prioritySeconds: integer().notNull().default(0),
    createdAt: createdAt(),
    startedAt: moment(),
    endedAt: moment(),
  },
  (table) => [
    index("engine_runs_singleton").on(table.functionId, table.singletonKey).where(sql`ended_at is null`),
    index("engine_runs_ended").on(table.endedAt),
  ],
);
export type EngineRun = typeof engineRuns.$inferSelect;

const runId = () =>
  text()
    .notNull()
    .references(() => engineRuns.id, { onDelete: "cascade" });

/** Results of steps: what is here is never run again. */
export const engineSteps = pgTable(
  "engine_steps",
  {
    runId: runId(),
    /** SHA-1 of the step's id in the code, made by the SDK. */
    stepId: text().notNull(),
    /** Order in which steps ended, which the SDK needs to replay parallel branches alike. */
    position: bigserial({ mode: "number" }).notNull(),
    name: text(),
    memo: document<Json>(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.stepId] })],
);

/** Calls into the SDK that are due, waiting for their time, or in flight under a lease. */
export const engineJobs = pgTable(
  "engine_jobs",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    runId: runId(),
    /** A planned step, or "step": ask the function what comes next. */
    stepId: text().notNull(),
    attempt: integer().notNull().default(0),
    /** How often a process died (or froze past its lease) while holding this job. */
    lostLeases: integer().notNull().default(0),
    dueAt: moment().notNull(),
    /** Due time moved by the run's priority: jobs are claimed in this order. */
    rankAt: moment().notNull(),
    /** Planned in race mode: its end wakes the function although siblings still run, and nothing waits for it. */
    race: boolean().notNull().default(false),
    /** Somebody asked for another look at the function while this one was in flight. */
    again: boolean().notNull().default(false),
    leaseOwner: text(),
    leaseEndsAt: moment(),
  },
  (table) => [
    unique("engine_jobs_step").on(table.runId, table.stepId),
    index("engine_jobs_queue").on(table.rankAt, table.id).where(sql`lease_owner is null`),
    index("engine_jobs_due").on(table.dueAt).where(sql`lease_owner is null`),
    index("engine_jobs_leases").on(table.leaseOwner).where(sql`lease_owner is not null`),
  ],
);
export type EngineJob = typeof engineJobs.$inferSelect;

/** Places taken under concurrency keys by jobs in flight. They go with their job. */
export const engineSlots = pgTable(
  "engine_slots",
  {
    jobId: bigint({ mode: "number" })
      .notNull()
      .references(() => engineJobs.id, { onDelete: "cascade" }),
    key: text().notNull(),
    /** The limit the place was taken under, so that full keys can be found without reading runs. */
    limit: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.jobId] }), index("engine_slots_job").on(table.jobId)],
);

export const engineWaitKind = pgEnum("engine_wait_kind", [
  "sleep",
  "event",
  "invoke",
  "cancel",
  "start-timeout",
  "finish-timeout",
]);

/** What a run waits for (or is cancelled by): an event, the end of another run, or the passing of time. */
export const engineWaits = pgTable(
  "engine_waits",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    runId: runId(),
    /** The step that waits; null for the run's own cancel rules and timeouts. */
    stepId: text(),
    kind: engineWaitKind().notNull(),
    eventName: text(),
    expression: text(),
    childRunId: text(),
    expiresAt: moment(),
    /** As in jobs. */
    race: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex("engine_waits_step").on(table.runId, table.stepId),
    index("engine_waits_event").on(table.eventName),
    index("engine_waits_child").on(table.childRunId),
    index("engine_waits_expiry").on(table.expiresAt),
  ],
);
export type EngineWait = typeof engineWaits.$inferSelect;

/** Events held back by batchEvents and debounce. */
export const engineBuffers = pgTable(
  "engine_buffers",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    functionId: text().notNull(),
    key: text().notNull(),
    event: document<EngineEvent>().notNull(),
    dueAt: moment().notNull(),
    firstAt: moment().notNull(),
  },
  (table) => [
    index("engine_buffers_key").on(table.functionId, table.key),
    index("engine_buffers_due").on(table.dueAt),
  ],
);

/** Throttles and rate limits (the time up to which a key's allowance is spent) and idempotency keys (their end). */
export const engineAllowances = pgTable("engine_allowances", {
  key: text().primaryKey(),
  spentUntil: moment().notNull(),
});

/** The next tick of each schedule; moving it on under its row lock makes one process the one that runs the tick. */
export const engineSchedules = pgTable(
  "engine_schedules",
  {
    functionId: text().notNull(),
    cron: text().notNull(),
    nextAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.functionId, table.cron] })],
);
