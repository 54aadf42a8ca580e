import { sql } from "drizzle-orm";
import type { Log } from "@/runtime/log";
import { getRuntime } from "@/runtime/running";

type Check = { ok: boolean };

/** Whether each part that work depends on is there. */
export async function readiness(): Promise<{ ready: boolean; checks: Record<string, Check> }> {
  const runtime = await getRuntime();
  const engine = runtime.engine?.snapshot() ?? null;
  const checks: Record<string, Check> = {
    database: await check(runtime.log, "database", () => runtime.db.execute(sql`select 1`)),
    storage: await check(runtime.log, "storage", () => runtime.blobs.list({ limit: 1 })),
    engine: { ok: engine === null || (engine.state === "running" && engine.trouble === null) },
  };
  return { ready: Object.values(checks).every(({ ok }) => ok), checks };
}

/** Anybody may ask, so only "no" is said; why is in the log. */
async function check(log: Log, part: string, ask: () => PromiseLike<unknown>): Promise<Check> {
  try {
    await ask();
    return { ok: true };
  } catch (error) {
    log.error({ part, error }, "a part of the studio does not answer");
    return { ok: false };
  }
}
