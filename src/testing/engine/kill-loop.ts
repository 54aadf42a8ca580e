import { setTimeout as pause } from "node:timers/promises";
import { layDatabase } from "@/testing/prepared-database";
import { type FromWorkerProcess, startWorkerProcess } from "./worker-process";

export type KillLoopReport = {
  /** Ends of the runs, by the id of their events. */
  ends: Record<string, { status: string; result: unknown }>;
  /** How often the body of each step was started. */
  starts: Record<string, number>;
  /** Steps that were started although their result was stored before: there must be none. */
  rerun: string[];
  /** Kills that struck the code of a step. */
  struck: number;
};

/** The functions sleep for a second; after all their steps nothing starts any more. */
const longestLullMs = 2_000;
const ids = ["one", "two"];
/** Known ids: these do nothing once a process has taken them in. */
const start = ids.map((id) => ({ id: `start ${id}`, name: "worker/long", data: { id } }));
const go = ids.map((id) => ({ name: "worker/go", data: { id, said: `${id} heard` } }));

/**
 * Starts runs in a process on one PGlite folder and kills it with SIGKILL, `kills` times, each `delayMs` after the next
 * step has started; then lets a last process finish them.
 */
export async function runKillLoop(
  folder: string,
  { kills, delayMs }: { kills: number; delayMs: (kill: number) => number },
): Promise<KillLoopReport> {
  await layDatabase(folder);
  const settings = { url: null, folder, concurrency: 8, leaseMs: 15_000, maxLostLeases: kills + 1 };
  const record = createRecord();
  for (let killed = 0; killed < kills; killed++) {
    const stepStarts = record.nextStart();
    const worker = await startWorkerProcess(settings, record.hear);
    worker.send(start);
    await Promise.race([stepStarts, pause(longestLullMs)]);
    await pause(delayMs(killed));
    await worker.kill();
    record.killed();
  }
  const last = await startWorkerProcess(settings, record.hear);
  last.send(start);
  while (!record.isOver()) {
    // An event is only heard by a run that waits for it already.
    last.send(go);
    await pause(200);
  }
  await last.kill();
  return record.report;
}

/** Keeps account of what the processes tell. */
function createRecord() {
  const report: KillLoopReport = { ends: {}, starts: {}, rerun: [], struck: 0 };
  const stored = new Set<string>();
  const inFlight = new Set<string>();
  let onStart = () => {};
  const started = (name: string) => {
    if (stored.has(name)) report.rerun.push(name);
    report.starts[name] = (report.starts[name] ?? 0) + 1;
    inFlight.add(name);
    onStart();
  };
  return {
    report,
    isOver: () => ids.every((id) => id in report.ends),
    nextStart: () =>
      new Promise<void>((resolve) => {
        onStart = resolve;
      }),
    killed() {
      if (inFlight.size > 0) report.struck++;
      inFlight.clear();
    },
    hear(message: FromWorkerProcess) {
      if (message.type === "started") for (const name of message.memoised) stored.add(name);
      if (message.type === "ended") {
        report.ends[message.id] = { status: message.status, result: message.result };
      }
      if (message.type !== "log") return;
      const [, verb, name = ""] = /^(start|end) (.*)$/.exec(message.what) ?? [];
      if (verb === "start") started(name);
      else inFlight.delete(name);
    },
  };
}
