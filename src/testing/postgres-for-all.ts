import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { prepareServer } from "@/testing/test-database";

let server: TestPostgres | undefined;

/**
 * One Postgres for the whole run, where there is one on this machine: what opens a test database gets one on it (see
 * test-database.ts), several times as fast as Postgres in each process. FRAMEWRIGHT_TEST_DATABASE=embedded is for the
 * latter; TEST_DATABASE_URL names a server that runs already. Test processes inherit the address.
 */
export async function setup(): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) {
    if (process.env.FRAMEWRIGHT_TEST_DATABASE === "embedded" || postgresBinaries === null) return;
    server = await startPostgres();
    process.env.TEST_DATABASE_URL = server.url;
  }
  await prepareServer(process.env.TEST_DATABASE_URL);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
