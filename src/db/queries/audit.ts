import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type AuditRow, auditEntries } from "@/db/schema/all";
import { type AuditQuestion, momentsOf, type PagePlace } from "@/domain/admin/questions";
import type { AuditEntry } from "@/domain/audit/audit";

export async function addAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  await db.insert(auditEntries).values(entry);
}

/** The newest entries first, one page of them. */
export async function auditPage(
  db: Database,
  question: AuditQuestion,
  { after, limit }: { after: PagePlace | null; limit: number },
): Promise<AuditRow[]> {
  return db
    .select()
    .from(auditEntries)
    .where(and(...wanted(question), after ? isAfter(after) : undefined))
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(limit);
}

function wanted({ actor, action, target, outcome, ...days }: AuditQuestion): (SQL | undefined)[] {
  const { start, end } = momentsOf(days);
  return [
    actor ? ilike(auditEntries.actorName, `${escaped(actor)}%`) : undefined,
    action ? ilike(auditEntries.action, `${escaped(action)}%`) : undefined,
    target ? eq(auditEntries.target, target) : undefined,
    outcome === "done" ? isNull(auditEntries.errorCode) : undefined,
    outcome === "refused" ? isNotNull(auditEntries.errorCode) : undefined,
    start ? gte(auditEntries.createdAt, start) : undefined,
    end ? lt(auditEntries.createdAt, end) : undefined,
  ];
}

/** What people type is text, not a pattern. */
const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function isAfter({ at, id }: PagePlace): SQL | undefined {
  const moment = new Date(at);
  return or(
    lt(auditEntries.createdAt, moment),
    and(eq(auditEntries.createdAt, moment), lt(auditEntries.id, id)),
  );
}
