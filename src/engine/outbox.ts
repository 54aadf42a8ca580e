import { sql } from "drizzle-orm";
import type { Database, DatabaseKind } from "@/db/client";
import { newId } from "@/db/schema/columns";
import { type EngineEvent, engineEvents } from "@/db/schema/engine";
import type { Json } from "@/domain/json";

/** An event as callers send it. Events of one id are one event, however often they are sent. */
export type EventInput = {
  id?: string | undefined;
  name: string;
  data?: Record<string, Json> | undefined;
  /** Milliseconds since 1970; runs of an event from the future start then. */
  ts?: number | undefined;
  user?: Record<string, Json> | undefined;
  v?: string | undefined;
};

/** Notifications on this channel mean "there is work"; they arrive when the sender's transaction commits. */
export const wakeChannel = "framewright_engine";

/** Wakes the engines of other processes, once the transaction commits. The embedded database has no other process. */
export async function notifyWorkers(tx: Database, kind: DatabaseKind): Promise<void> {
  if (kind !== "pglite") await tx.execute(sql`select pg_notify(${wakeChannel}, '')`);
}

/** Writes events into the outbox, inside the caller's transaction. Returns their ids in order. */
export async function recordEvents(
  tx: Database,
  inputs: EventInput[],
  { kind, now }: { kind: DatabaseKind; now: Date },
): Promise<string[]> {
  if (inputs.length === 0) return [];
  const events = inputs.map((input): EngineEvent => {
    const { id = newId(), name, data = {}, ts = now.getTime(), user = {}, v } = input;
    return { id, name, data, ts, user, ...(v !== undefined && { v }) };
  });
  await tx
    .insert(engineEvents)
    .values(events.map((body) => ({ id: body.id, name: body.name, body, receivedAt: now, ingestAt: now })))
    .onConflictDoNothing();
  await notifyWorkers(tx, kind);
  return events.map((event) => event.id);
}
