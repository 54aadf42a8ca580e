import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import { createSlots } from "@/workers/slots";
import { collectEnd, feed, settled } from "./child-process";
import type { EngineDescription, MediaEngine } from "./engine";
import type { MediaJob } from "./job";
import type { FromNodeAv, ToNodeAv } from "./node-av-child";

type Options = { concurrency: number; root?: string | undefined };

/**
 * Runs jobs with the libraries of the optional package node-av, for machines without an ffmpeg program. Each job has a
 * process of its own: a fault in native code ends that job only.
 */
export function createNodeAvEngine(
  description: Extract<EngineDescription, { kind: "node-av" }>,
  { concurrency, root = process.cwd() }: Options,
): MediaEngine {
  const slots = createSlots(concurrency);
  return {
    description,
    encoders: (wanted) => askEncoders(root, wanted),
    async run(job, { signal, onProgress, frames } = {}) {
      if (!frames) await slots.take(signal);
      try {
        const { child, stdin, stdout, complaint } = start(root, job);
        stdout.resume();
        child.on("message", (message: FromNodeAv) => {
          if (message.type !== "progress" || !job.lengthFrames) return;
          onProgress?.(Math.min(1, message.frames / job.lengthFrames));
        });
        if (!frames) stdin.end();
        await settled(child, { job, complaint, signal, ...(frames && { feeding: feed(stdin, frames) }) });
      } finally {
        if (!frames) slots.free();
      }
    },
    async *read(job, { signal } = {}) {
      const { child, stdin, stdout, complaint } = start(root, job);
      stdin.end();
      const ended = settled(child, { job, complaint, signal });
      // Awaited below; a consumer that is slow to ask must not turn its failure into an unhandled one.
      ended.catch(() => undefined);
      try {
        for await (const chunk of stdout) yield chunk as Uint8Array;
        await ended;
      } finally {
        child.kill("SIGKILL");
      }
    },
  };
}

/** Whether node-av is installed and works on this machine: it has to be loaded to know. */
export function checkNodeAv(root = process.cwd()): Promise<boolean> {
  return new Promise((resolve) => {
    const child = forkChild(root);
    child.once("message", () => {
      resolve(true);
      child.kill("SIGKILL");
    });
    child.once("exit", () => resolve(false));
  });
}

function askEncoders(root: string, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  return new Promise((resolve, reject) => {
    const child = forkChild(root);
    child.on("message", (message: FromNodeAv) => {
      if (message.type === "ready") child.send({ encoders: wanted } satisfies ToNodeAv);
      if (message.type === "encoders") resolve(new Set(message.there));
    });
    child.once("exit", () => {
      reject(new StudioError("missing-tool", "node-av could not tell which encoders it has"));
    });
  });
}

function start(root: string, job: MediaJob) {
  const child = forkChild(root);
  child.once("message", () => child.send({ job } satisfies ToNodeAv));
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr)
    throw new StudioError("media-failed", "A process was started without its pipes");
  return { child, stdin, stdout, complaint: collectEnd(stderr) };
}

function forkChild(root: string): ChildProcess {
  const entry = path.join(/*turbopackIgnore: true*/ root, "src", "media", "ffmpeg", "node-av-child.ts");
  return fork(entry, [], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
}
