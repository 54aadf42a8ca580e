import { afterAll, beforeAll, describe, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { postgresBinaries, startPostgres } from "@/testing/postgres";
import { openEmbedded } from "@/testing/prepared-database";
import { copyOnServer, openMigrated } from "@/testing/test-database";
import type { DefineFunctions, Scenario } from "./scenario";
import { startServedApp } from "./served-app";
import { createTestEngine, type TestEngine } from "./test-engine";

type TestDatabase = OpenDatabase & { stop(): Promise<void> };

async function openPglite(): Promise<TestDatabase> {
  const database = await openEmbedded();
  return { ...database, stop: database.close };
}

async function openRealPostgres(): Promise<TestDatabase> {
  const copy = await copyOnServer("engine");
  if (copy !== null) {
    const database = await openMigrated({ url: copy, embeddedFolder: "" });
    return { ...database, stop: database.close };
  }
  const server = await startPostgres();
  const database = await openMigrated({ url: server.url, embeddedFolder: "" });
  const stop = async () => {
    await database.close();
    await server.stop();
  };
  return { ...database, stop };
}

/** The embedded engine, for tests of what no server does; null where the scenarios run on a server. */
type Embedded = (() => TestEngine) | null;

/**
 * Runs the same tests with one started engine on PGlite and, where there is one, on a real Postgres; with
 * INNGEST_TEST_SERVER also on the Inngest server at that address. The tests run at the same time, as runs do: each uses
 * ids of its own.
 */
export function onEachEngine(
  define: DefineFunctions,
  tests: (app: () => Scenario, embedded: Embedded) => void,
): void {
  const onDatabase = (open: () => Promise<TestDatabase>) => () => {
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
    const embedded = () => started(app);
    tests(embedded, embedded);
  };
  // Databases take long to start on a busy machine.
  vi.setConfig({ hookTimeout: 120_000 });
  describe.concurrent("on PGlite", onDatabase(openPglite));
  describe.runIf(postgresBinaries !== null).concurrent("on Postgres", onDatabase(openRealPostgres));

  const server = process.env.INNGEST_TEST_SERVER;
  describe.runIf(server !== undefined).concurrent("on an Inngest server", () => {
    let served: Awaited<ReturnType<typeof startServedApp>> | undefined;
    beforeAll(async () => {
      served = await startServedApp(server ?? "", define);
    });
    afterAll(() => served?.stop());
    tests(() => started(served).app, null);
  });
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("The engine has not started");
  return part;
}
