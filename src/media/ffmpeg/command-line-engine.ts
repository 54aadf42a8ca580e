import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { Readable, type Writable } from "node:stream";
import { createSlots } from "@/workers/slots";
import { ffmpegArguments, joinArguments, joinList } from "./arguments";
import { collectEnd, feed, settled } from "./child-process";
import type { EngineDescription, MediaEngine } from "./engine";
import type { MediaJob } from "./job";
import { listEncoders } from "./list-encoders";
import { readProgress } from "./progress";

/** Runs jobs with the `ffmpeg` program. At most `concurrency` at once, since each of them uses several cores. */
export function createCommandLineEngine(
  description: Extract<EngineDescription, { kind: "command-line" }>,
  { concurrency }: { concurrency: number },
): MediaEngine {
  const slots = createSlots(concurrency);
  let listed: Promise<ReadonlySet<string>> | undefined;
  const spawnWith = (args: string[]): ChildProcessByStdio<Writable, Readable, Readable> =>
    spawn(description.ffmpegPath, args, { stdio: ["pipe", "pipe", "pipe"] });
  const start = (job: MediaJob) => spawnWith(ffmpegArguments(job));
  return {
    description,
    async encoders(wanted) {
      listed ??= listEncoders(description.ffmpegPath);
      const there = await listed;
      return new Set(wanted.filter((name) => there.has(name)));
    },
    async run(job, { signal, onProgress, frames } = {}) {
      if (!frames) await slots.take(signal);
      try {
        const child = start(job);
        const complaint = collectEnd(child.stderr);
        readProgress(child.stdout, job.lengthFrames, onProgress);
        if (!frames) child.stdin.end();
        await settled(child, {
          job,
          complaint,
          signal,
          ...(frames && { feeding: feed(child.stdin, frames) }),
        });
      } finally {
        if (!frames) slots.free();
      }
    },
    async join(job, { signal } = {}) {
      const child = spawnWith(joinArguments(job));
      const complaint = collectEnd(child.stderr);
      child.stdout.resume();
      const list = Readable.from([Buffer.from(joinList(job))]);
      await settled(child, { job, complaint, signal, feeding: feed(child.stdin, list) });
    },
    async *read(job, { signal } = {}) {
      const child = start(job);
      const complaint = collectEnd(child.stderr);
      child.stdin.end();
      const ended = settled(child, { job, complaint, signal });
      // Awaited below; a consumer that is slow to ask must not turn its failure into an unhandled one.
      ended.catch(() => undefined);
      try {
        for await (const chunk of child.stdout) yield chunk as Uint8Array;
        await ended;
      } finally {
        child.kill("SIGKILL");
      }
    },
  };
}
