import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { atEnd } from "@/testing/at-end";
import { plainClips } from "@/testing/plain-clips";
import { createWorkerPool, type WorkerPool } from "@/workers/worker-pool";

/** What all studios of a test file use together: starting it anew costs more than most tests. */
type SharedParts = { workers: WorkerPool; makeClip: ReturnType<typeof plainClips> };

let parts: Promise<SharedParts> | undefined;

export function sharedParts(): Promise<SharedParts> {
  parts ??= openParts();
  return parts;
}

async function openParts(): Promise<SharedParts> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-clips-"));
  const workers = createWorkerPool();
  atEnd(async () => {
    parts = undefined;
    await workers.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { workers, makeClip: plainClips(folder) };
}
