import type { Database } from "@/db/client";
import { addOutboxEvent, oldestOutboxEvents, removeOutboxEvents } from "@/db/queries/outbox";
import type { Json } from "@/domain/json";
import type { Engine } from "@/engine/create-engine";

export type OutgoingEvent = { id: string; name: string; data: Record<string, Json> };

/** Events that take effect when the transaction they are added in commits, and never otherwise. */
export type Outbox = { add(tx: Database, event: OutgoingEvent): Promise<void>; close(): void };

const batch = 50;
const lookEveryMs = 2_000;

/**
 * The outbox of a studio whose functions run on an Inngest service: events are rows until the service has them. An
 * event may be sent twice after a crash; its id makes the second one nothing.
 */
export function createServiceOutbox({
  db,
  send,
  onTrouble,
}: {
  db: Database;
  send(events: OutgoingEvent[]): Promise<void>;
  onTrouble(error: unknown): void;
}): Outbox {
  let busy = false;
  const flush = async () => {
    if (busy) return;
    busy = true;
    try {
      for (;;) {
        const events = await oldestOutboxEvents(db, batch);
        if (events.length === 0) return;
        await send(events);
        await removeOutboxEvents(
          db,
          events.map(({ id }) => id),
        );
      }
    } catch (error) {
      onTrouble(error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void flush(), lookEveryMs);
  timer.unref();
  return {
    async add(tx, event) {
      await addOutboxEvent(tx, event);
      // The caller's transaction commits soon; the next look comes at most two seconds later anyway.
      setTimeout(() => void flush(), 50).unref();
    },
    close: () => clearInterval(timer),
  };
}

/** The embedded engine keeps its events in the same database: its own table is the outbox. */
export function createEngineOutbox(engine: Pick<Engine, "sendIn">): Outbox {
  return {
    async add(tx, event) {
      await engine.sendIn(tx, event);
    },
    close: () => undefined,
  };
}
