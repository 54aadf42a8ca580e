import { startPostgres, type TestPostgres } from "@/testing/postgres";

let server: TestPostgres | undefined;

/**
 * With FRAMEWRIGHT_TEST_DATABASE=postgres, one Postgres for the whole run: what opens a test database gets one on it
 * (see test-database.ts). Test processes inherit its address.
 */
export async function setup(): Promise<void> {
  if (process.env.FRAMEWRIGHT_TEST_DATABASE !== "postgres") return;
  server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.url;
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
