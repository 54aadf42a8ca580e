import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { EventInput } from "@/engine/outbox";
import { forkProgram } from "@/testing/fork-program";

/** Where an engine in a process of its own keeps its state, and how it behaves. */
export type WorkerSettings = {
  /** A real Postgres, or null for PGlite in `folder`. */
  url: string | null;
  folder: string;
  concurrency: number;
  leaseMs: number;
  maxLostLeases: number;
};

export type FromWorkerProcess =
  /** Steps with a stored result when the process began. */
  | { type: "started"; memoised: string[] }
  | { type: "log"; what: string; at: number; pid: number }
  | { type: "ended"; id: string; status: string; result: unknown };

export type ToWorkerProcess = { type: "send"; events: EventInput[] };

export type WorkerProcess = {
  pid: number;
  send(events: EventInput[]): void;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  exited: Promise<void>;
};

/** Starts an engine in a child process and waits until it works. */
export async function startWorkerProcess(
  settings: WorkerSettings,
  onMessage: (message: FromWorkerProcess) => void,
): Promise<WorkerProcess> {
  const child = await forkProgram("engine/worker-main", [JSON.stringify(settings)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit").then(() => undefined);
  child.on("message", (message) => onMessage(message as FromWorkerProcess));
  await Promise.race([untilStarted(child), exited]);
  return {
    pid: child.pid ?? 0,
    send(events) {
      const message: ToWorkerProcess = { type: "send", events };
      child.send(message);
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    exited,
  };
}

function untilStarted(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const onMessage = (message: unknown) => {
      if ((message as FromWorkerProcess).type !== "started") return;
      child.off("message", onMessage);
      resolve();
    };
    child.on("message", onMessage);
  });
}
