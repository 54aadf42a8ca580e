import { type ChildProcess, fork } from "node:child_process";
import os from "node:os";
import path from "node:path";
import type { ErrorCode } from "@/domain/errors";
import { errorCodes, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { findPrograms, type Program } from "@/workers/programs";
import { cancelled, createSlots } from "@/workers/slots";
import type { FromWorker, ToWorker } from "@/workers/task";

export type TaskOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: number) => void) | undefined;
};

export type WorkerPool = {
  /**
   * Runs the export `task` of `module` (a path below `src`, without extension, e.g. "providers/animatic/draw.task")
   * in a child process and returns what it returns. At most `size` run at once; the rest wait in order. An abort ends
   * the child at once and rejects with StudioError "cancelled"; a child that dies rejects with "media-failed".
   */
  run<Output extends Json>(module: string, input: Json, options?: TaskOptions): Promise<Output>;
  close(): Promise<void>;
};

/** Idle children end by themselves after this, so that a quiet server holds no memory for them. */
const idleMs = 30_000;

/** One pool per process: children are shared by everything that draws, scores or measures. */
export function createWorkerPool({
  root = process.cwd(),
  size = Math.max(1, os.availableParallelism()),
} = {}): WorkerPool {
  const children = createChildren(root);
  const slots = createSlots(size);
  let found: ReturnType<typeof findPrograms> | undefined;
  return {
    async run<Output extends Json>(module: string, input: Json, options: TaskOptions = {}) {
      found ??= findPrograms(root);
      const programs = await found;
      await slots.take(options.signal);
      const child = children.take(programs("workers/child"));
      try {
        const message: ToWorker = { type: "run", module: programs(module).file, input };
        const output = await runInChild(child, message, options);
        children.rest(child);
        return output as Output;
      } catch (error) {
        // A task that failed by itself leaves a healthy child; one that was ended or died does not.
        if (child.connected && error instanceof StudioError && error.code !== "cancelled")
          children.rest(child);
        else child.kill("SIGKILL");
        throw error;
      } finally {
        slots.free();
      }
    },
    close: () => children.close(),
  };
}

/** Child processes, kept for a while after their work because starting one costs more than a small task. */
function createChildren(root: string) {
  const idle: { child: ChildProcess; timer: NodeJS.Timeout }[] = [];
  const leave = (child: ChildProcess) => {
    const at = idle.findIndex((resting) => resting.child === child);
    if (at >= 0) clearTimeout(idle.splice(at, 1)[0]?.timer);
  };
  const alive = new Set<ChildProcess>();
  const start = ({ file, execArgv }: Program) => {
    const child = fork(file, [], {
      cwd: root,
      execArgv,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    });
    alive.add(child);
    child.once("exit", () => {
      alive.delete(child);
      leave(child);
    });
    return child;
  };
  return {
    take(program: Program) {
      const resting = idle.pop();
      clearTimeout(resting?.timer);
      const child = resting?.child ?? start(program);
      child.ref();
      child.channel?.ref();
      return child;
    },
    rest(child: ChildProcess) {
      const timer = setTimeout(() => {
        // First out of the queue, then ended: nobody may be handed a process that is about to die.
        leave(child);
        child.kill("SIGKILL");
      }, idleMs);
      timer.unref();
      idle.push({ child, timer });
      child.unref();
      child.channel?.unref();
    },
    async close() {
      const ended = [...alive].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of alive) child.kill("SIGKILL");
      await Promise.all(ended);
    },
  };
}

function runInChild(
  child: ChildProcess,
  message: ToWorker,
  { signal, onProgress }: TaskOptions,
): Promise<Json> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      child.off("message", onMessage);
      child.off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      finish();
    };
    const onMessage = (answer: FromWorker) => {
      if (answer.type === "progress") onProgress?.(answer.progress);
      else if (answer.type === "done") settle(() => resolve(answer.output));
      else if (answer.type === "failed") settle(() => reject(asError(answer)));
    };
    const onExit = (code: number | null, signalName: string | null) =>
      settle(() =>
        reject(
          new StudioError(
            "media-failed",
            `The process working on ${path.basename(message.module)} ended unexpectedly (${signalName ?? `exit code ${code}`})`,
          ),
        ),
      );
    const onAbort = () => settle(() => reject(cancelled(signal)));
    child.on("message", onMessage);
    child.on("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    child.send(message);
  });
}

function asError(answer: Extract<FromWorker, { type: "failed" }>): StudioError {
  const cause = new Error(answer.message);
  cause.name = answer.name;
  if (answer.stack) cause.stack = answer.stack;
  const code = errorCodes.find((known): known is ErrorCode => known === answer.code) ?? "media-failed";
  return new StudioError(code, answer.message, { cause });
}
