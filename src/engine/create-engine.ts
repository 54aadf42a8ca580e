import type { Database, DatabaseKind } from "@/db/client";
import type { Listen } from "@/db/listen";
import { newId } from "@/db/schema/columns";
import { type Backoff, serverBackoff } from "./backoff";
import { type EngineCore, type EngineLogger, transact } from "./core";
import { syncSchedules } from "./cron";
import { createFetchStandIn } from "./fetch-stand-in";
import { type SdkHandler, syncFunctions } from "./functions";
import { createInFlight } from "./in-flight";
import { releaseLeases, takeOverLostLeases } from "./leases";
import { type Chore, createChore, createLoop, type Loop } from "./loop";
import { type EventInput, recordEvents, wakeChannel } from "./outbox";
import { finishRun } from "./run-state";
import { createStepMemory } from "./step-memory";
import { beat, lookForWork, retain, takeOver, type Worker } from "./worker";

export type EngineOptions = {
  db: Database;
  kind: DatabaseKind;
  /** The SDK's `serve()` handler of the same client that has `engine.fetch`; a closure breaks that circle. */
  handler: SdkHandler;
  logger: EngineLogger;
  /** Steps in flight at most in this process. Heavy work has its own limit in the worker pool. */
  concurrency?: number;
  /** Days for which ended runs and their events are kept. */
  retentionDays?: number;
  backoff?: Backoff;
  clock?: () => Date;
  /** How long a step may go without a sign of life from its process before another takes it. */
  leaseMs?: number;
  /** How often a step may lose its process before it has failed. */
  maxLostLeases?: number;
  /** Longest time between two looks at the database. Notifications and known due times shorten it. */
  pollMs?: number;
  /** Subscribes to notifications of the database; without it, work of other processes is found by looking. */
  listen?: Listen | undefined;
};

export type EngineSnapshot = {
  state: "stopped" | "running";
  functions: number;
  inFlight: number;
  /** Milliseconds since 1970 when the engine last went over its tables without trouble. */
  lastLookAt: number | null;
  /** Why the last look failed, or null. */
  trouble: string | null;
};

export type Engine = {
  /**
   * Reads the functions, frees what a dead process held, and begins to work. Throws StudioError "misconfigured" when the
   * functions cannot be read.
   */
  start(): Promise<void>;
  /** Takes no more work, lets steps in flight end for `graceMs`, then aborts their signals and gives them back. */
  stop(options?: { graceMs?: number }): Promise<void>;
  /** For `new Inngest({ isDev: true, eventKey: "local", fetch: engine.fetch })`. */
  fetch: typeof fetch;
  /** Sends events; returns their ids. Works without `start`, for processes that only send. */
  send(events: EventInput | EventInput[]): Promise<string[]>;
  /** Sends events as part of the caller's transaction: they take effect when it commits, or never. */
  sendIn(tx: Database, events: EventInput | EventInput[]): Promise<string[]>;
  /** Ends a run; its step in flight sees its signal abort. Does nothing to a run that has ended. */
  cancelRun(runId: string): Promise<void>;
  /** Aborts when the run ends or this process loses it. For use inside the run's steps; aborted for any other run. */
  signalFor(runId: string): AbortSignal;
  /** Status from memory: costs nothing. */
  snapshot(): EngineSnapshot;
};

const defaultGraceMs = 5_000;
/** Signs of life, and how soon a step learns that its run is over elsewhere. */
const heartbeatMs = 1_000;
const retentionEveryMs = 3_600_000;

type Started = {
  worker: Worker;
  loop: Loop;
  chores: Chore[];
  unlisten: (() => Promise<void>) | undefined;
};

/** The embedded engine: runs unmodified Inngest functions in this process, with all state in the database. */
export function createEngine(options: EngineOptions): Engine {
  const { db, kind, clock = () => new Date() } = options;
  const flights = createInFlight();
  let started: Started | undefined;

  const send = async (events: EventInput | EventInput[]) => {
    const ids = await db.transaction((tx) => recordEvents(tx, [events].flat(), { kind, now: clock() }));
    started?.loop.wake();
    return ids;
  };

  return {
    async start() {
      if (started) return;
      const core = await createCore(options, clock);
      await syncSchedules(core);
      await takeOverLostLeases(core);
      started = await startWorking(options, core, flights);
      core.logger.info({ functions: core.functions.ids.length, owner: core.owner }, "engine started");
    },
    async stop({ graceMs = defaultGraceMs } = {}) {
      if (!started) return;
      const { worker, loop, chores, unlisten } = started;
      started = undefined;
      worker.isLeaving = true;
      await unlisten?.();
      await loop.stop();
      // The heartbeat goes on meanwhile: steps that end in their grace are still ours.
      await settledWithin(flights.settled(), graceMs);
      await Promise.all(chores.map((chore) => chore.stop()));
      const unfinished = flights.jobIds();
      await releaseLeases(worker.core, unfinished);
      for (const id of unfinished) flights.abandon(id, "The server is stopping");
    },
    fetch: createFetchStandIn(send),
    send,
    async sendIn(tx, events) {
      const ids = await recordEvents(tx, [events].flat(), { kind, now: clock() });
      // On the embedded database the next look waits for this transaction to end; elsewhere the notification wakes.
      started?.loop.wake();
      return ids;
    },
    async cancelRun(runId) {
      const core = started?.worker.core ?? (await createCore(options, clock));
      await transact(core, (work) => finishRun(work, runId, { status: "cancelled", output: null }));
      flights.abortRun(runId, "The run was cancelled");
      started?.loop.wake();
    },
    signalFor: flights.signalFor,
    snapshot: () => ({
      state: started ? "running" : "stopped",
      functions: started?.worker.core.functions.ids.length ?? 0,
      inFlight: flights.size,
      lastLookAt: started?.loop.status.lastLookAt ?? null,
      trouble: started?.loop.status.trouble ?? null,
    }),
  };
}

/** Without notifications, events from other processes are only found by looking. */
const defaultPollMs = ({ kind, listen }: EngineOptions) => (kind === "pglite" || listen ? 5_000 : 500);

async function startWorking(
  options: EngineOptions,
  core: EngineCore,
  flights: Worker["flights"],
): Promise<Started> {
  const { concurrency = 32, retentionDays = 30, pollMs = defaultPollMs(options), listen } = options;
  const onTrouble = (error: unknown) => core.logger.error({ error }, "engine in trouble; it tries again");
  const worker: Worker = {
    ...{ core, flights, concurrency, promised: 0, isLeaving: false },
    wake: () => loop.wake(),
  };
  const loop = createLoop({
    look: () => lookForWork(worker),
    pollMs,
    onTrouble,
  });
  const unlisten = await listen?.(wakeChannel, () => loop.wake());
  const chores = [
    createChore(heartbeatMs, () => beat(worker), onTrouble),
    createChore(core.leaseMs / 3, () => takeOver(worker), onTrouble),
    createChore(retentionEveryMs, () => retain(worker, retentionDays), onTrouble),
  ];
  loop.wake();
  return { worker, loop, chores, unlisten };
}

async function createCore(options: EngineOptions, clock: () => Date): Promise<EngineCore> {
  const { db, kind, handler, logger, backoff = serverBackoff } = options;
  const { leaseMs = 15_000, maxLostLeases = 10 } = options;
  const functions = await syncFunctions(handler);
  return {
    ...{ db, kind, owner: newId(), functions, handler, clock, backoff, logger, leaseMs, maxLostLeases },
    memory: createStepMemory(),
  };
}

async function settledWithin(settled: Promise<void>, graceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([settled, grace]);
  clearTimeout(timer);
}
