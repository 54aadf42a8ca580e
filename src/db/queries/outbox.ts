import { asc, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { outboxEvents } from "@/db/schema/all";
import type { Json } from "@/domain/json";

export async function addOutboxEvent(
  db: Database,
  event: { id: string; name: string; data: Record<string, Json> },
): Promise<void> {
  await db.insert(outboxEvents).values(event).onConflictDoNothing();
}

export function oldestOutboxEvents(db: Database, limit: number) {
  return db
    .select({ id: outboxEvents.id, name: outboxEvents.name, data: outboxEvents.data })
    .from(outboxEvents)
    .orderBy(asc(outboxEvents.createdAt))
    .limit(limit);
}

export async function removeOutboxEvents(db: Database, ids: readonly string[]): Promise<void> {
  await db.delete(outboxEvents).where(inArray(outboxEvents.id, [...ids]));
}
