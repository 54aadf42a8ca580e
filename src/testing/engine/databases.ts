import { afterAll, beforeAll, describe, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { postgresBinaries, startPostgres } from "@/testing/postgres";
import { createTestEngine, type DefineFunctions, type TestEngine } from "./test-engine";

type TestDatabase = OpenDatabase & { stop(): Promise<void> };

const migrationsFolder = "drizzle";

async function openPglite(): Promise<TestDatabase> {
  const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder });
  await database.migrate();
  return { ...database, stop: database.close };
}

async function openRealPostgres(): Promise<TestDatabase> {
  const server = await startPostgres();
  const database = await openDatabase({ url: server.url, embeddedFolder: "", migrationsFolder });
  await database.migrate();
  const stop = async () => {
    await database.close();
    await server.stop();
  };
  return { ...database, stop };
}

/**
 * Runs the same tests with one started engine on PGlite and, where there is one, on a real Postgres. The tests run at the
 * same time, as runs do: each uses ids of its own.
 */
export function onEachDatabase(define: DefineFunctions, tests: (app: () => TestEngine) => void): void {
  const suite = (open: () => Promise<TestDatabase>) => () => {
    let database: TestDatabase | undefined;
    let app: TestEngine | undefined;
    beforeAll(async () => {
      database = await open();
      app = createTestEngine(database, define);
      await app.engine.start();
    });
    afterAll(async () => {
      await app?.engine.stop();
      await database?.stop();
    });
    tests(() => {
      if (!app) throw new Error("The engine has not started");
      return app;
    });
  };
  // Databases take long to start on a busy machine.
  vi.setConfig({ hookTimeout: 120_000 });
  describe.concurrent("on PGlite", suite(openPglite));
  describe.runIf(postgresBinaries !== null).concurrent("on Postgres", suite(openRealPostgres));
}
