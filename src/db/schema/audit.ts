import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { NotedChange } from "@/domain/audit/audit";
import { createdAt, document, primaryId } from "./columns";

/** Who changed what. Only added to; without foreign keys, as it outlives what it speaks of. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: primaryId(),
    actorId: uuid(),
    actorName: text().notNull(),
    action: text().notNull(),
    target: text(),
    inputDigest: text(),
    answerDigest: text(),
    change: document<NotedChange>(),
    errorCode: text(),
    requestId: text(),
    address: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("audit_entries_time").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("audit_entries_actor").on(
      table.actorId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("audit_entries_target").on(table.target),
  ],
);
export type AuditRow = typeof auditEntries.$inferSelect;
