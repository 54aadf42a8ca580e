import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type AuditRow, auditEntries } from "@/db/schema/all";
import type { AuditEntry } from "@/domain/audit/audit";

export async function addAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  await db.insert(auditEntries).values(entry);
}

/** Which entries are wanted; what is left out does not narrow. Moments are ISO 8601, `to` is not included. */
export type AuditQuestion = {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  outcome?: "done" | "refused" | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Where a page goes on: after this entry. */
export type AuditPlace = { at: string; id: string };

/** The newest entries first, one page of them. */
export async function auditPage(
  db: Database,
  question: AuditQuestion,
  { after, limit }: { after: AuditPlace | null; limit: number },
): Promise<AuditRow[]> {
  return db
    .select()
    .from(auditEntries)
    .where(and(...wanted(question), after ? isAfter(after) : undefined))
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(limit);
}

function wanted({ actor, action, target, outcome, from, to }: AuditQuestion): (SQL | undefined)[] {
  return [
    actor ? ilike(auditEntries.actorName, `${escaped(actor)}%`) : undefined,
    action ? ilike(auditEntries.action, `${escaped(action)}%`) : undefined,
    target ? eq(auditEntries.target, target) : undefined,
    outcome === "done" ? isNull(auditEntries.errorCode) : undefined,
    outcome === "refused" ? isNotNull(auditEntries.errorCode) : undefined,
    from ? gte(auditEntries.createdAt, new Date(from)) : undefined,
    to ? lt(auditEntries.createdAt, new Date(to)) : undefined,
  ];
}

/** What people type is text, not a pattern. */
const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function isAfter({ at, id }: AuditPlace): SQL | undefined {
  const moment = new Date(at);
  return or(
    lt(auditEntries.createdAt, moment),
    and(eq(auditEntries.createdAt, moment), lt(auditEntries.id, id)),
  );
}
