import { createReadStream } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { MakeArguments } from "@/cli/arguments";
import { createProgressBar } from "@/cli/progress-bar";
import { type Brief, inUsualSize } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { stagesOf } from "@/domain/run/run";
import { applyRunEvent, initialRunState, type RunState } from "@/domain/run/run-state";
import { videoFileName } from "@/domain/text/file-name";
import { env } from "@/env";
import { inlineSteps } from "@/pipeline/inline-steps";
import type { RunContext } from "@/pipeline/ports";
import { runToEnd } from "@/pipeline/recipes/ad";
import { recipeOfRun } from "@/pipeline/recipes/heroes";
import { runJob } from "@/pipeline/run-job";
import { openRuntime, type Runtime } from "@/runtime/runtime";

export type MakeSummary = {
  video: string;
  durationSeconds: number;
  width: number;
  height: number;
  shots: number;
  costMicros: number;
  cachedSteps: number;
  ranSteps: number;
  elapsedMs: number;
};

const lookEveryMs = 150;

/** Makes one video from start to file. Finished work of earlier calls is found again, whether they ended well or not. */
export async function makeOnce(args: MakeArguments, signal: AbortSignal): Promise<MakeSummary> {
  const startedAt = performance.now();
  const settings = args.data ? { ...env(), dataFolder: path.resolve(args.data) } : env();
  const runtime = await openRuntime(settings, {
    address: null,
    durable: false,
    projectFolder: process.cwd(),
  });
  try {
    const ownerId = await runtime.desk.localOwner();
    const brief = await withImages(runtime, {
      ownerId,
      brief: inUsualSize(args.brief, settings.shortSide),
      files: args.images,
    });
    const run = await runtime.desk.openRun({ ownerId, brief });
    await follow(runtime, run, signal);
    const finished = await runtime.desk.finishedVideo(run);
    const out = path.resolve(args.out ?? videoFileName(finished.title, finished.version));
    await writeOut(await runtime.deps.files.pathOf(finished.digest), out);
    if (!args.json) process.stdout.write(`${out}\n`);
    const { title: _title, version: _version, digest: _digest, ...facts } = finished;
    return { video: out, ...facts, elapsedMs: Math.round(performance.now() - startedAt) };
  } finally {
    await runtime.close();
  }
}

async function withImages(
  runtime: Runtime,
  { ownerId, brief, files }: { ownerId: string; brief: Brief; files: readonly string[] },
): Promise<Brief> {
  const imageDigests: string[] = [];
  for (const file of files) {
    imageDigests.push(await takeIn(runtime, { ownerId, file }));
  }
  return { ...brief, imageDigests };
}

function takeIn(runtime: Runtime, { ownerId, file }: { ownerId: string; file: string }): Promise<string> {
  return runtime.deps.files.inFolder(async (folder) => {
    const image = await runtime
      .inspectImage(file, { outputPath: path.join(folder, "clean") })
      .catch((error) => {
        if (!(error instanceof StudioError)) throw error;
        throw new StudioError(error.code, `${file}: ${error.message}`, { cause: error });
      });
    const { contentType, width, height } = image;
    const { digest, bytes } = await runtime.blobs.put(createReadStream(image.path), { contentType });
    await runtime.desk.keepUpload({
      ownerId,
      digest,
      fileName: path.basename(file),
      contentType,
      bytes,
      width,
      height,
    });
    return digest;
  });
}

/** Runs the recipe in this process and shows how far it is. Throws what a person should know when it does not end well. */
async function follow(runtime: Runtime, run: RunRef, signal: AbortSignal): Promise<void> {
  const bar = createProgressBar(process.stderr);
  const watching = new AbortController();
  const watched = watch(runtime, { run, until: watching.signal, show: (state) => bar.show(state) });
  const steps = inlineSteps({
    runJob: (job, input) => runJob(ctx, job, input),
    sleep: async (milliseconds) => sleep(milliseconds, undefined, { signal }),
  });
  const ctx: RunContext = { ...(await runtime.contextFor(run, steps)), signal };
  const outcome = await runToEnd(ctx, recipeOfRun).finally(() => watching.abort());
  await watched;
  bar.end();
  if (outcome.status === "needs-attention") {
    const lines = outcome.failures.map(({ shotKey, message }) => `  ${shotKey}: ${message}`);
    throw new StudioError(
      "media-failed",
      `Some shots could not be made; everything else is kept. Run the same command again to try them once more.\n${lines.join("\n")}`,
    );
  }
  if (outcome.status === "waiting") {
    throw new StudioError(
      "conflict",
      "This video waits for you in the studio. Open its project there to go on.",
    );
  }
  if (outcome.status === "cancelled") {
    throw new StudioError(
      "cancelled",
      "Cancelled. Finished takes are kept; run the same command again to go on.",
      {
        cause: outcome.error,
      },
    );
  }
  if (outcome.status === "failed") throw outcome.error;
}

async function watch(
  runtime: Runtime,
  { run, until, show }: { run: RunRef; until: AbortSignal; show(state: RunState): void },
): Promise<void> {
  let state = initialRunState(stagesOf(run.options));
  while (!until.aborted) {
    for (const event of await runtime.desk.eventsAfter(run, state.lastEventId))
      state = applyRunEvent(state, event);
    show(state);
    await sleep(lookEveryMs);
  }
  for (const { level, message } of state.notes) {
    process.stderr.write(`${level === "warning" ? "Note: " : ""}${message}\n`);
  }
}

/** Beside its place first, then renamed: nobody ever sees half a video. */
async function writeOut(source: string, out: string): Promise<void> {
  const draft = `${out}.part`;
  try {
    await copyFile(source, draft);
    await rename(draft, out);
  } catch (error) {
    throw new StudioError("storage-failed", `${out} cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { force: true });
  }
}
