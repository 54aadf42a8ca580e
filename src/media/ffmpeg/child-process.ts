import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { StudioError } from "@/domain/errors";
import { cancelled } from "@/workers/slots";
import type { MediaJob } from "./job";
import { toolFailure } from "./tool-failure";

const keptComplaintBytes = 16_384;

/** Remembers the end of what a child writes on standard error; a damaged file can make it write without end. */
export function collectEnd(stream: Readable): () => string {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    text = (text + chunk).slice(-keptComplaintBytes);
  });
  return () => text;
}

/** Writes the frames to the child as fast as it takes them. Ends quietly when the child does: its exit tells why. */
export async function feed(stdin: Writable, frames: AsyncIterable<Uint8Array>): Promise<void> {
  let open = true;
  const closed = new Promise<void>((resolve) => {
    const close = () => {
      open = false;
      resolve();
    };
    stdin.once("close", close);
    stdin.once("error", close);
  });
  for await (const frame of frames) {
    if (!open) return;
    if (!stdin.write(frame)) await Promise.race([once(stdin, "drain").catch(() => closed), closed]);
  }
  stdin.end();
}

type Child = {
  job: Pick<MediaJob, "purpose">;
  complaint(): string;
  signal: AbortSignal | undefined;
  /** The feeding of its standard input: when the producer of the frames fails, so does the job, with that error. */
  feeding?: Promise<void>;
};

/** Resolves when the child has done its work and all its output is read; an abort ends it at once. */
export function settled(child: ChildProcess, { job, complaint, signal, feeding }: Child): Promise<void> {
  return new Promise((resolve, reject) => {
    let producerFailure: { error: unknown } | null = null;
    const end = () => child.kill("SIGKILL");
    feeding?.catch((error: unknown) => {
      producerFailure = { error };
      end();
    });
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
    child.once("error", (error) => {
      reject(
        new StudioError("missing-tool", `Could not start ${child.spawnfile}: ${error.message}`, {
          cause: error,
        }),
      );
    });
    child.once("close", (code, signalName) => {
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(cancelled(signal));
      else if (producerFailure) reject(producerFailure.error);
      else if (code === 0) resolve();
      else reject(toolFailure(job, complaint(), `it ended with ${signalName ?? `exit code ${code}`}`));
    });
  });
}
