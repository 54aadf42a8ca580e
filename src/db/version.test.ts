import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layDatabase } from "@/testing/prepared-database";
import { openDatabase, queryRows } from "./client";
import { openCheckedDatabase } from "./version";

let root: string;
const options = { url: null, migrationsFolder: "drizzle" };

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "framewright-version-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("a database that a newer release has changed is refused, and left as it is", async () => {
  const embeddedFolder = path.join(root, "newer");
  await layDatabase(embeddedFolder);
  const newer = await openDatabase({ ...options, embeddedFolder });
  await newer.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)`,
  );
  await newer.close();
  await expect(openCheckedDatabase({ ...options, embeddedFolder })).rejects.toMatchObject({
    code: "data-version",
    message: expect.stringContaining("made 1 change that this one does not know"),
  });
  const again = await openDatabase({ ...options, embeddedFolder });
  const rows = await queryRows(again.db, sql`select hash from drizzle.__drizzle_migrations`);
  expect(rows).toContainEqual({ hash: "of the future" });
  await again.close();
});

test("files of another Postgres, and damaged ones, are refused before anything is written", async () => {
  const embeddedFolder = path.join(root, "foreign");
  await layDatabase(embeddedFolder);
  const ownVersion = await readFile(path.join(embeddedFolder, "PG_VERSION"));
  await writeFile(path.join(embeddedFolder, "PG_VERSION"), "21\n");
  await expect(openCheckedDatabase({ ...options, embeddedFolder })).rejects.toMatchObject({
    code: "data-version",
    message: expect.stringContaining("made with Postgres 21"),
  });
  await writeFile(path.join(embeddedFolder, "PG_VERSION"), ownVersion);
  await writeFile(path.join(embeddedFolder, "global", "pg_control"), "not what it was");
  await expect(openCheckedDatabase({ ...options, embeddedFolder })).rejects.toMatchObject({
    code: "data-version",
    message: expect.stringContaining("damaged or incomplete"),
  });
});
