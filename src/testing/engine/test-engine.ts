import { setTimeout as pause } from "node:timers/promises";
import { eq, isNotNull, type SQL } from "drizzle-orm";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import type { Database, OpenDatabase } from "@/db/client";
import { engineRuns, engineWaits } from "@/db/schema/engine";
import type { Json } from "@/domain/json";
import type { EngineLogger } from "@/engine/core";
import { createEngine, type Engine, type EngineOptions } from "@/engine/create-engine";

/** How a run ended, as `inngest/function.*` events tell it. */
export type RunEnd = {
  status: "completed" | "failed" | "cancelled";
  functionId: string;
  runId: string;
  eventData: Record<string, Json>;
  result?: Json;
  error?: { name: string; message: string };
};

export type TestEngine = {
  engine: Engine;
  db: Database;
  client: Inngest;
  /** Waits for the end of a run of the function whose event carries this `id`. */
  end(functionId: string, id: string): Promise<RunEnd>;
  /** All ends so far. */
  ends: RunEnd[];
  /** Remembers what happened under an id. */
  log(id: string, what: string): void;
  logged(id: string): string[];
  /** Id of the run that the event of this id started, once there is one. */
  runId(id: string): Promise<string>;
  /** Waits until the run that the event of this id started waits for this many events. */
  untilWaiting(id: string, waits: number): Promise<void>;
  /** Waits until no cancel rule for this event guards the run that the event of this id started. */
  untilUnguarded(id: string, cancelEvent: string): Promise<void>;
  /** Waits until something was logged under the id. */
  untilLogged(id: string, what: string): Promise<void>;
};

export type TestFunctions = ReturnType<Inngest["createFunction"]>[];
export type DefineFunctions = (app: TestEngine) => TestFunctions;

/** Asks until there is an answer, for conditions that only the database can tell. */
async function poll<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(20);
  }
}

const silence = () => undefined;
const silentLogger = { info: silence, warn: silence, error: silence, debug: silence };

/** Failures a test does not expect must be seen. */
export const loudLogger: EngineLogger = {
  ...silentLogger,
  error: (fields, message) => process.stderr.write(`${message} ${String(fields.error)}\n`),
};

/** Waits for conditions that change only when `changed` is called. */
function createConditions() {
  const waiters = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiters]) check();
    },
    until: <Found>(find: () => Found | undefined) =>
      new Promise<Found>((resolve) => {
        const check = () => {
          const found = find();
          if (found === undefined) return;
          waiters.delete(check);
          resolve(found);
        };
        waiters.add(check);
        check();
      }),
  };
}

/** What only the database tells of the run that the event of an id started. */
function createRunWatch(db: Database) {
  const waits = async (id: string, where: SQL) => {
    const rows = await db
      .select({ events: engineRuns.events })
      .from(engineWaits)
      .innerJoin(engineRuns, eq(engineRuns.id, engineWaits.runId))
      .where(where);
    return rows.filter((row) => row.events[0]?.data.id === id).length;
  };
  const untilWaits = (id: string, where: SQL, expected: number) =>
    poll(async () => ((await waits(id, where)) === expected ? expected : undefined)).then(silence);
  return {
    runId: (id: string) =>
      poll(async () => {
        const runs = await db.select().from(engineRuns);
        return runs.find((run) => run.events[0]?.data.id === id)?.id;
      }),
    untilWaiting: (id: string, count: number) => untilWaits(id, isNotNull(engineWaits.stepId), count),
    untilUnguarded: (id: string, cancelEvent: string) =>
      untilWaits(id, eq(engineWaits.eventName, cancelEvent), 0),
  };
}

/** An engine with functions of its own, and a listener of theirs that makes their ends awaitable. */
export function createTestEngine(
  { db, kind, listen }: Pick<OpenDatabase, "db" | "kind" | "listen">,
  define: DefineFunctions,
  { onEnd, ...options }: Partial<EngineOptions> & { onEnd?: (end: RunEnd) => void } = {},
): TestEngine {
  const { changed, until } = createConditions();
  const events = new Map<string, string[]>();
  const client = new Inngest({
    id: "test",
    isDev: true,
    eventKey: "local",
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => engine.fetch(input, init),
    logger: silentLogger,
    internalLogger: silentLogger,
  });
  const handler = (request: Request) => served(request);
  const backoff = () => 50;
  const engine = createEngine({ db, kind, listen, handler, logger: loudLogger, backoff, ...options });
  const app: TestEngine = {
    engine,
    db,
    client,
    ends: [],
    end: (functionId, id) =>
      until(() => app.ends.find((end) => end.functionId === `test-${functionId}` && end.eventData.id === id)),
    log(id, what) {
      events.set(id, [...(events.get(id) ?? []), what]);
      changed();
    },
    logged: (id) => events.get(id) ?? [],
    untilLogged: (id, what) => until(() => app.logged(id).find((entry) => entry === what)).then(silence),
    ...createRunWatch(db),
  };
  const watcher = watchEnds(client, (end) => {
    app.ends.push(end);
    onEnd?.(end);
    changed();
  });
  const served = serve({ client, functions: [...define(app), watcher] });
  return app;
}

function watchEnds(client: Inngest, onEnd: (end: RunEnd) => void) {
  const triggers = ["finished", "failed", "cancelled"].map((kind) => ({ event: `inngest/function.${kind}` }));
  return client.createFunction({ id: "watcher", triggers }, ({ event }) => {
    const end = readEnd(event.name, event.data);
    if (end) onEnd(end);
  });
}

function readEnd(name: string, data: Record<string, Json>): RunEnd | null {
  const event = data.event as { data: Record<string, Json> };
  const end = {
    functionId: String(data.function_id),
    runId: String(data.run_id),
    eventData: event.data,
  };
  if (name.endsWith("failed")) {
    return { ...end, status: "failed", error: data.error as { name: string; message: string } };
  }
  if (name.endsWith("cancelled")) return { ...end, status: "cancelled" };
  // Every end is also told as "finished"; only a completed run has a result.
  return "result" in data ? { ...end, status: "completed", result: data.result ?? null } : null;
}
