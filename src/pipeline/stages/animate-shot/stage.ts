import path from "node:path";
import type { Built, StoredArtifact } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { frameSizes } from "@/domain/media/format";
import { motionPrompt } from "@/domain/plan/describe-shot";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { normaliseClip } from "@/media/normalise/normalise-clip";
import {
  finishBuild,
  type Making,
  pieceProgress,
  refuseWhenCancelled,
  tellPieceStarted,
} from "@/pipeline/build";
import { contentKey } from "@/pipeline/content-key";
import type { ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { retakeSlot } from "@/pipeline/retake-slot";
import { type ShotContext, shotContext } from "@/pipeline/shot-context";
import { failuresOf, outcomeOf, type ShotFailure } from "@/pipeline/shot-outcome";
import { inStage } from "@/pipeline/stage";
import { clipTake, type StoredClip, type StoredPicture, storeFile } from "@/pipeline/stored-media";
import type { MediaFile, MediaInput } from "@/providers/contract/media-result";
import type { VideoOperation, VideoRequest } from "@/providers/contract/video-model";

const version = 1;
/** One wait is a step of its own, so that a restart in a long generation repeats a question, not the generation. */
const waitMs = 20_000;
/** An hour: no model known takes longer for one clip. */
const waitsMax = 180;

/** A clip for every shot: side by side, or one after the other when the maker wants it calm. */
export function animateShots(
  ctx: RunContext,
  { plan, parallel }: { plan: Plan; parallel: boolean },
): Promise<ShotFailure[]> {
  return inStage(ctx, { stage: "clips", total: plan.shots.length }, async () => {
    const animate = async (shotKey: string) => ({
      shotKey,
      outcome: await ctx.steps.shot(`clips/${shotKey}`, "animate-shot", { run: ctx.run, shotKey, retake: 0 }),
    });
    const keys = plan.shots.map((shot) => shot.key);
    const ended: { shotKey: string; outcome: ShotOutcome }[] = [];
    if (parallel) ended.push(...(await ctx.steps.parallel(keys.map((shotKey) => () => animate(shotKey)))));
    else for (const shotKey of keys) ended.push(await animate(shotKey));
    return { value: failuresOf(ended), cached: false };
  });
}

/** The job of one shot: start, wait, store. Only the start is billed, and its handle is stored before anything waits. */
export function animateShot(ctx: RunContext, { shotKey, retake }: ShotJobInput): Promise<ShotOutcome> {
  const piece = retake === 0 ? shotKey : `${shotKey}/retake-${retake}`;
  const stage = retake === 0 ? "clips" : "score";
  return outcomeOf(ctx, { stage, piece }, async () => {
    const shot = await shotContext(ctx, shotKey);
    const first = (await ctx.records.result(ctx.run, slots.firstFrame(shotKey))) as Built<StoredPicture>;
    const last = (await ctx.records.result(ctx.run, slots.lastFrame(shotKey))) as Built<StoredPicture>;
    const slot = retakeSlot(shotKey, retake);
    const request = clipRequest(shot, retake);
    const label = retake === 0 ? shot.label : `${shot.label}, take ${retake + 1}`;
    const buildRequest = {
      stage,
      slot,
      takeSlot: slots.clip(shotKey),
      version,
      inputs: clipInputs(ctx, request, { first, last }),
      dependsOn: [shot.planned, first, last],
      take: clipTake,
      piece: { key: piece, label },
    } as const;
    const key = contentKey(buildRequest);
    const known = await ctx.steps.run(`${slot}/find`, async (): Promise<StoredArtifact | null> => {
      refuseWhenCancelled(ctx.signal);
      const found = await ctx.records.findArtifact(ctx.run.ownerId, key);
      if (!found) await tellPieceStarted(ctx, stage, buildRequest.piece);
      return found;
    });
    if (known) {
      await ctx.steps.run(slot, () => finishBuild<StoredClip>(ctx, buildRequest, { key, known, made: null }));
      return;
    }
    const operation = await ctx.steps.run(`${slot}/start`, () => start(ctx, request, { first, last, slot }));
    await waitFor(ctx, { slot, operation, report: pieceProgress(ctx, stage, piece) });
    await ctx.steps.run(slot, async () => {
      const made = await fetchClip(ctx, { request, operation, slot });
      return finishBuild<StoredClip>(ctx, buildRequest, { key, known: null, made });
    });
  });
}

type Frames = { first: Built<StoredPicture>; last: Built<StoredPicture> };
type ClipRequest = Omit<VideoRequest, "firstFrame" | "lastFrame" | "references">;

function clipRequest(shot: ShotContext, retake: number): ClipRequest {
  return {
    prompt: motionPrompt(shot.plan, shot.narrative, shot.shot),
    size: frameSizes[shot.brief.value.aspect],
    fps: shot.plan.fps,
    durationFrames: shot.clipFrames,
    seed: shot.seed + retake,
    scene: shot.scene,
  };
}

const clipInputs = (ctx: RunContext, request: ClipRequest, { first, last }: Frames): Json => ({
  model: `${ctx.models.video.id}@${ctx.models.video.version}`,
  request: request as unknown as Json,
  first: first.value.digest,
  last: last.value.digest,
});

async function start(
  ctx: RunContext,
  request: ClipRequest,
  { first, last, slot }: Frames & { slot: string },
): Promise<VideoOperation> {
  refuseWhenCancelled(ctx.signal);
  const { video } = ctx.models;
  const asInput = async ({ value }: Built<StoredPicture>): Promise<MediaInput> => ({
    path: await ctx.files.pathOf(value.digest),
    digest: value.digest,
    contentType: value.contentType,
  });
  return video.start(
    {
      ...request,
      firstFrame: video.capabilities.firstFrame ? await asInput(first) : null,
      lastFrame: video.capabilities.lastFrame ? await asInput(last) : null,
      references: [],
    },
    { outputFolder: await ctx.files.keptFolder(`${ctx.run.id}/${slot}`) },
  );
}

async function waitFor(
  ctx: RunContext,
  {
    slot,
    operation,
    report,
  }: { slot: string; operation: VideoOperation; report: (progress: number) => Promise<void> },
): Promise<void> {
  for (let wait = 0; wait < waitsMax; wait++) {
    const ended = await ctx.steps.run(`${slot}/wait-${wait}`, () => waitOnce(ctx, operation, report));
    if (ended) return;
  }
  await ctx.models.video.cancel(operation);
  throw new StudioError(
    "provider-unavailable",
    `${ctx.models.video.name} did not finish the clip within ${(waitsMax * waitMs) / 60_000} minutes`,
  );
}

/** Asks until the clip is done or `waitMs` are over. A cancel ends the work at the provider too. */
async function waitOnce(
  ctx: RunContext,
  operation: VideoOperation,
  report: (progress: number) => Promise<void>,
): Promise<boolean> {
  const until = Date.now() + waitMs;
  try {
    while (Date.now() < until) {
      refuseWhenCancelled(ctx.signal);
      const status = await ctx.models.video.status(operation, { waitMs: 1000, signal: ctx.signal });
      if (status.state === "done") return true;
      if (status.state === "failed") throw failure(status);
      await report(status.progress ?? 0);
    }
    return false;
  } catch (error) {
    if (ctx.signal.aborted) await ctx.models.video.cancel(operation);
    throw error;
  }
}

const failure = ({ reason, retryable }: { reason: string; retryable: boolean }) =>
  new StudioError(retryable ? "provider-unavailable" : "provider-rejected", reason);

async function fetchClip(
  ctx: RunContext,
  { request, operation, slot }: { request: ClipRequest; operation: VideoOperation; slot: string },
): Promise<Making<StoredClip>> {
  const { video } = ctx.models;
  const status = await video.status(operation, { waitMs: 60_000, signal: ctx.signal });
  if (status.state !== "done") {
    throw new StudioError("provider-unavailable", `${video.name} has lost a finished clip`);
  }
  const digest = await storeNormalised(ctx, status.file, request);
  await ctx.files.dropKeptFolder(`${ctx.run.id}/${slot}`);
  const { size, fps, durationFrames, seed, prompt } = request;
  return {
    value: {
      digest,
      contentType: "video/mp4",
      ...size,
      fps,
      durationFrames,
      model: video.id,
      modelVersion: video.version,
      seed,
      prompt,
      draft: video.draft,
    },
    digests: [digest],
    ledger: [
      {
        stage: "clips",
        model: video.id,
        description: slot,
        amountMicros: status.costMicros,
        operationKey: `${ctx.run.id}/${ctx.run.attempt}/${slot}`,
      },
    ],
  };
}

/** Every clip enters the project at one rate, size and colour, so that nothing after it has to care who made it. */
function storeNormalised(ctx: RunContext, file: MediaFile, request: ClipRequest): Promise<string> {
  return ctx.files.inFolder(async (folder) => {
    const outputPath = path.join(folder, "clip.mp4");
    const target = { size: request.size, fps: request.fps, lengthFrames: request.durationFrames };
    const changed = await normaliseClip(await ctx.media(), file.path, {
      target,
      outputPath,
      signal: ctx.signal,
    });
    return storeFile(ctx, { path: changed ? outputPath : file.path, contentType: "video/mp4" });
  });
}
