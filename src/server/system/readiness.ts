import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { outboxQueue } from "@/db/queries/operating-figures";
import { getRuntime } from "@/runtime/running";
import type { Runtime } from "@/runtime/runtime";

type Check = { ok: boolean };

export type Readiness = { ready: boolean; checks: Record<string, Check> };

/** Less than a few videos' work in progress: nothing new can be made, and the embedded database is in danger. */
export const leastFreeBytes = 512 * 1024 * 1024;
/** The Inngest service has taken nothing for so long that it cannot be reached. */
const longestInOutboxSeconds = 120;

/** Whether each part that work depends on is there. */
export async function readiness(): Promise<Readiness> {
  return readinessOf(await getRuntime());
}

export async function readinessOf(
  runtime: Pick<Runtime, "log" | "db" | "blobs" | "engine" | "folder">,
): Promise<Readiness> {
  const { db, blobs, engine, folder } = runtime;
  const parts: Record<string, () => PromiseLike<unknown>> = {
    database: () => db.execute(sql`select 1`),
    storage: () => blobs.list({ limit: 1 }),
    engine: () => (engine ? engineWorks(engine.snapshot()) : eventsLeave(db)),
    disk: () => diskHasRoom(folder.root),
  };
  const checks: Record<string, Check> = {};
  for (const [part, ask] of Object.entries(parts)) checks[part] = await check(runtime, part, ask);
  return { ready: Object.values(checks).every(({ ok }) => ok), checks };
}

/** Anybody may ask, so only "no" is said; why is in the log. */
async function check(
  { log }: Pick<Runtime, "log">,
  part: string,
  ask: () => PromiseLike<unknown>,
): Promise<Check> {
  try {
    await ask();
    return { ok: true };
  } catch (error) {
    log.error({ part, error }, "a part of the studio does not answer");
    return { ok: false };
  }
}

async function engineWorks({ state, trouble }: { state: string; trouble: string | null }): Promise<void> {
  if (trouble !== null) throw new Error(`The engine is in trouble: ${trouble}`);
  if (state !== "running") throw new Error("The engine does not run");
}

async function eventsLeave(db: Runtime["db"]): Promise<void> {
  const { waiting, oldestSeconds } = await outboxQueue(db);
  if (oldestSeconds <= longestInOutboxSeconds) return;
  throw new Error(`${waiting} events wait for the Inngest service, the oldest for ${oldestSeconds} s`);
}

async function diskHasRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < leastFreeBytes) throw new Error(`The disk of ${folder} has only ${free} bytes left`);
}
