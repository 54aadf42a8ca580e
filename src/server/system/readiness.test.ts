import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addOutboxEvent } from "@/db/queries/outbox";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { readinessOf } from "@/server/system/readiness";
import { layDatabase } from "@/testing/prepared-database";

let folder: string;
let runtime: Runtime;

const open = (variables: Record<string, string>) => {
  const env = parseEnv({ FRAMEWRIGHT_DATA: folder, LOG_LEVEL: "silent", ...variables }, process.cwd());
  return openRuntime(env, { address: null, durable: true, projectFolder: process.cwd() });
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-ready-"));
  await layDatabase(path.join(folder, "database"));
});
afterEach(async () => {
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
});

test("each part that does not work is named, and the studio is not ready then", async () => {
  runtime = await open({});
  const ok = { ok: true };
  expect(await readinessOf(runtime)).toMatchObject({ ready: false, checks: { engine: { ok: false } } });
  await serveStudio(runtime);
  await expect
    .poll(() => readinessOf(runtime))
    .toEqual({ ready: true, checks: { database: ok, storage: ok, engine: ok, disk: ok } });
  const list = () => Promise.reject(new Error("the store is away"));
  expect(await readinessOf({ ...runtime, blobs: { ...runtime.blobs, list } })).toMatchObject({
    ready: false,
    checks: { database: ok, storage: { ok: false } },
  });
});

test("with an Inngest service, events that stay in the outbox mean that it cannot be reached", async () => {
  runtime = await open({ INNGEST_DEV: "http://127.0.0.1:9" });
  await addOutboxEvent(runtime.db, { id: "e", name: "studio/e", data: {} });
  expect((await readinessOf(runtime)).ready).toBe(true);
  await runtime.db.execute(sql`update outbox_events set created_at = now() - interval '10 minutes'`);
  expect(await readinessOf(runtime)).toMatchObject({ ready: false, checks: { engine: { ok: false } } });
});
