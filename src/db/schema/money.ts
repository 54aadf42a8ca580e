import { sql } from "drizzle-orm";
import { bigint, check, index, pgEnum, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ledgerKinds } from "@/domain/cost/book";
import { createdAt, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { runs } from "./runs";
import { users } from "./users";

export const ledgerKind = pgEnum("ledger_kind", ledgerKinds);

/** Money of each operation: reserved, given back, charged. Append-only; totals are sums over it. */
export const ledger = pgTable(
  "ledger",
  {
    id: primaryId(),
    kind: ledgerKind().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: uuid().references(() => projects.id, { onDelete: "set null" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    /** The call to a model that it belongs to; null for work that is no operation of its own. */
    operationId: uuid(),
    provider: text().notNull(),
    stage: text().notNull(),
    model: text().notNull(),
    description: text().notNull(),
    amountMicros: bigint({ mode: "number" }).notNull(),
    /** Each operation is reserved, given back and charged once, however often the step that does it is repeated. */
    operationKey: text().notNull(),
    /** The month against whose limits it counts: that of the reservation, also when the charge comes in the next. */
    period: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("ledger_operation").on(table.operationKey, table.kind),
    index("ledger_owner").on(table.ownerId, table.createdAt, table.id),
    index("ledger_time").on(table.createdAt, table.id),
    index("ledger_project").on(table.projectId),
    index("ledger_run").on(table.runId),
    check(
      "ledger_sign",
      sql`case ${table.kind} when 'reserve' then ${table.amountMicros} > 0 when 'release' then ${table.amountMicros} < 0 else ${table.amountMicros} >= 0 end`,
    ),
  ],
);
export type LedgerEntry = typeof ledger.$inferSelect;

/** Running totals of the ledger, changed in the transaction that writes its entry: what limits are checked against. */
export const balances = pgTable(
  "balances",
  {
    /** "run:<id>", "project:<id>", "user:<id>" or "installation". */
    scope: text().notNull(),
    /** "all" for runs and projects, the month in UTC ("2026-11") for users and the installation. */
    period: text().notNull(),
    spentMicros: bigint({ mode: "number" }).notNull(),
    heldMicros: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.period] })],
);
export type Balance = typeof balances.$inferSelect;

/** Limits that people have set. A scope without a row has the limit of its kind ("run:*"), or the environment's. */
export const costLimits = pgTable("cost_limits", {
  /** As in `balances`; "run:*", "project:*" and "user:*" hold for all without a row of their own. */
  scope: text().primaryKey(),
  /** Null: no limit. */
  limitMicros: bigint({ mode: "number" }),
  setBy: uuid().references(() => users.id, { onDelete: "set null" }),
  updatedAt: moment().notNull(),
});
