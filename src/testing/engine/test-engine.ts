import { setTimeout as pause } from "node:timers/promises";
import { eq, isNotNull, type SQL } from "drizzle-orm";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import type { Database, OpenDatabase } from "@/db/client";
import { engineRuns, engineWaits } from "@/db/schema/engine";
import type { EngineLogger } from "@/engine/core";
import { createEngine, type Engine, type EngineOptions } from "@/engine/create-engine";
import {
  createJournal,
  type DefineFunctions,
  type RunEnd,
  type Scenario,
  silence,
  silentLogger,
} from "./scenario";

/** A scenario on the embedded engine. */
export type TestEngine = Scenario & { engine: Engine; db: Database };

/** Asks until there is an answer, for conditions that only the database can tell. */
async function poll<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(20);
  }
}

/** Failures a test does not expect must be seen. */
export const loudLogger: EngineLogger = {
  ...silentLogger,
  error: (fields, message) => process.stderr.write(`${message} ${String(fields.error)}\n`),
};

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
  const { watcher, ...journal } = createJournal(client, { onEnd });
  const app: TestEngine = { engine, db, client, ...journal, ...createRunWatch(db) };
  const served = serve({ client, functions: [...define(app), watcher] });
  return app;
}
