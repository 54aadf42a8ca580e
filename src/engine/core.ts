import { sql } from "drizzle-orm";
import type { Database, DatabaseKind } from "@/db/client";
import type { Backoff } from "./backoff";
import type { FunctionRegistry, SdkHandler } from "./functions";
import type { StepMemory } from "./step-memory";

export type EngineLogger = Record<
  "debug" | "info" | "warn" | "error",
  (fields: Record<string, unknown>, message: string) => void
>;

/** What the parts of a started engine share. */
export type EngineCore = {
  db: Database;
  kind: DatabaseKind;
  /** Names this engine in leases. A restarted process is another owner. */
  owner: string;
  functions: FunctionRegistry;
  handler: SdkHandler;
  clock: () => Date;
  backoff: Backoff;
  logger: EngineLogger;
  leaseMs: number;
  maxLostLeases: number;
  memory: StepMemory;
};

/** One transaction of the engine, with what to tell this process after the commit. */
export type Work = {
  core: EngineCore;
  tx: Database;
  now: Date;
  endedRunIds: Set<string>;
  /** Whether it left something that only a look at the agenda finds: an event, or what falls due later. */
  planned: boolean;
};

export type Committed<Result> = { result: Result } & Pick<Work, "endedRunIds" | "planned">;

/** Deadlock, and serialisation failure: the loser may simply try again. */
const retryableCodes = new Set(["40P01", "40001"]);
const maxTries = 5;

/**
 * Runs `body` in a transaction. Rows are mostly locked run first, but an event may touch many runs, so two processes
 * can block each other; Postgres then ends one transaction, which is repeated here.
 */
export async function transact<Result>(
  core: EngineCore,
  body: (work: Work) => Promise<Result>,
): Promise<Committed<Result>> {
  for (let tries = 1; ; tries++) {
    try {
      return await core.db.transaction(async (tx) => {
        const work: Work = { core, tx, now: core.clock(), endedRunIds: new Set(), planned: false };
        const result = await body(work);
        return { result, endedRunIds: work.endedRunIds, planned: work.planned };
      });
    } catch (error) {
      if (tries >= maxTries || !retryableCodes.has(databaseCode(error) ?? "")) throw error;
      core.logger.debug({ tries, error }, "engine transaction repeated");
    }
  }
}

function databaseCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}

/**
 * Holds keys against other processes until the transaction ends; always in one order, so that they never cross. The embedded
 * database does one transaction at a time: all keys are held there anyway.
 */
export async function lockKeys({ core, tx }: Work, keys: Iterable<string>): Promise<void> {
  if (core.kind === "pglite") return;
  for (const key of [...new Set(keys)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  }
}
