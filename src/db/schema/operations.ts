import { sql } from "drizzle-orm";
import { bigint, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { operationStates } from "@/domain/operation/operation";
import { createdAt, document, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { runs } from "./runs";
import { users } from "./users";

export const operationState = pgEnum("operation_state", operationStates);

/** Calls to models, each from its reservation to its settlement. See `Operation` in the domain. */
export const operations = pgTable(
  "operations",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: uuid().references(() => projects.id, { onDelete: "set null" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    stage: text().notNull(),
    slot: text().notNull(),
    /** Equal work has an equal key: of one owner only one operation with it is open at a time. */
    key: text().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    state: operationState().notNull().default("open"),
    /** Which step of which run is submitting it: only that one may conclude that its own try was lost. */
    holder: text(),
    reservedMicros: bigint({ mode: "number" }).notNull(),
    chargedMicros: bigint({ mode: "number" }),
    /** What the vendor calls the job. */
    handle: document<Json>(),
    /** What came out, once its files are in our own storage. */
    result: document<Json>(),
    failure: document<{ code: string; message: string }>(),
    /** When its step last asked for its turn at the provider: who has stopped asking holds nobody up. */
    askedAt: moment(),
    submittedAt: moment(),
    /** When the vendor last told that something has changed. */
    notifiedAt: moment(),
    endedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("operations_open")
      .on(table.ownerId, table.key)
      .where(sql`state in ('open', 'submitting', 'accepted', 'answered', 'unclear')`),
    index("operations_busy").on(table.provider).where(sql`state in ('submitting', 'accepted')`),
    index("operations_line").on(table.provider).where(sql`state = 'open'`),
    index("operations_pace").on(table.provider, table.submittedAt),
    index("operations_run").on(table.runId),
    index("operations_model").on(table.model, table.submittedAt),
  ],
);

/** How each provider has been doing, for every process: the circuit breaker's memory. */
export const providerHealth = pgTable("provider_health", {
  provider: text().primaryKey(),
  /** Failures in a row. */
  failures: integer().notNull().default(0),
  /** Until then nobody asks; null when it is well. */
  openUntil: moment(),
  lastFailure: text(),
  lastFailureAt: moment(),
  lastSuccessAt: moment(),
});
