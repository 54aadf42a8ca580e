import path from "node:path";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { frameSize } from "@/domain/media/format";
import type { StageName } from "@/domain/run/run";
import { type Chunk, chunksOf } from "@/domain/shot/chunks";
import { slots } from "@/domain/shot/take";
import { extractLastFrame } from "@/media/frames/still";
import { normaliseClip } from "@/media/normalise/normalise-clip";
import { joinClips } from "@/media/render/join-clips";
import { build, buildInSteps, type Making, pieceProgress } from "@/pipeline/build";
import { runOperation } from "@/pipeline/operation/run-operation";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";
import {
  clipTake,
  keptMaking,
  productPhotos,
  type StoredClip,
  type StoredPicture,
  storeFile,
} from "@/pipeline/stored-media";
import type { MediaFile, MediaInput } from "@/providers/contract/media-result";
import type { VideoModel, VideoRequest } from "@/providers/contract/video-model";

const version = 1;

/** What the clip starts and ends on. */
type Frames = { first: Built<StoredPicture>; last: Built<StoredPicture> };

type ClipWork = {
  shot: ShotContext;
  frames: Frames;
  model: VideoModel;
  stage: StageName;
  slot: string;
  step: string;
  takeSlot: string;
  seed: number;
  prompt: string;
  /** Takes what was made before, and makes nothing. */
  onlyKnown: boolean;
  piece: { key: string; label: string };
};

export async function framesOf(ctx: RunContext, shotKey: string): Promise<Frames> {
  const ends = { first: slots.firstFrame(shotKey), last: slots.lastFrame(shotKey) };
  const found = await ctx.records.findResults(ctx.run, Object.values(ends));
  const frameIn = (slot: string) => {
    const frame = found.get(slot);
    if (!frame) throw new StudioError("not-found", `Nothing fills ${slot} in this run yet`);
    return frame as Built<StoredPicture>;
  };
  return { first: frameIn(ends.first), last: frameIn(ends.last) };
}

/** The clip of a shot as a build: in one call, or in several where the model's clips are too short for it. */
export function buildClip(ctx: RunContext, work: ClipWork): Promise<Built<StoredClip>> {
  const { shot, model, slot, step, frames, stage, takeSlot, piece } = work;
  const chunks = chunksOf(shot.clipFrames, shot.plan.fps, model.durations);
  const request = clipRequest(work, shot.clipFrames);
  return buildInSteps<StoredClip>(ctx, {
    stage,
    slot,
    step,
    takeSlot,
    version,
    inputs: clipInputs(work, request),
    dependsOn: [shot.planned, frames.first, frames.last],
    priceMicros: chunks.reduce(
      (sum, { seconds }) => sum + model.priceMicros({ size: request.size, durationSeconds: seconds }),
      0,
    ),
    take: clipTake,
    piece,
    make: async (key) => {
      if (work.onlyKnown) throw new StudioError("not-found", "This take was not made before");
      return chunks.length === 1 ? makeClip(ctx, work, { key, request }) : makeInChunks(ctx, work, chunks);
    },
  });
}

type ClipRequest = Omit<VideoRequest, "firstFrame" | "lastFrame" | "references">;

function clipRequest({ shot, seed, prompt }: ClipWork, durationFrames: number): ClipRequest {
  return {
    prompt,
    negativePrompt: null,
    size: frameSize(shot.brief.value),
    fps: shot.plan.fps,
    durationFrames,
    seed,
    scene: shot.scene,
  };
}

const clipInputs = (work: ClipWork, request: ClipRequest): Json => ({
  model: `${work.model.id}@${work.model.version}`,
  request: request as unknown as Json,
  first: work.frames.first.value.digest,
  last: work.frames.last.value.digest,
  ...photosAsInput(work),
});

/** Photos that are cut into what this machine draws; models elsewhere see the product in the frames. */
const photosOf = ({ model, shot }: ClipWork): string[] =>
  model.job.provider === "local"
    ? [...new Set(shot.scene.subjects.flatMap(({ photoDigest }) => photoDigest ?? []))]
    : [];

/** Left out where there are none, so that other clips keep the keys that they had. */
function photosAsInput(work: ClipWork): { photos?: string[] } {
  const photos = photosOf(work);
  return photos.length > 0 ? { photos } : {};
}

/** One call to the model, brought into the project's form. */
function makeClip(
  ctx: RunContext,
  work: ClipWork,
  { key, request, ends = work.frames }: { key: string; request: ClipRequest; ends?: Partial<Frames> },
): Promise<Making<StoredClip>> {
  const { model, stage, step, piece } = work;
  return keptMaking<StoredClip>(ctx, step, async () =>
    runOperation(ctx, {
      stage,
      slot: step,
      key,
      model,
      job: model.job,
      request: await withInputs(ctx, work, { request, ends }),
      keep: (file) => keepClip(ctx, model, { file, request }),
      report: pieceProgress(ctx, stage, piece.key),
    }),
  );
}

/** Gives the model the pictures that it can use. */
async function withInputs(
  ctx: RunContext,
  work: ClipWork,
  { request, ends }: { request: ClipRequest; ends: Partial<Frames> },
): Promise<VideoRequest> {
  const { capabilities } = work.model;
  const asInput = async (picture: Built<StoredPicture> | undefined): Promise<MediaInput | null> =>
    picture
      ? {
          path: await ctx.files.pathOf(picture.value.digest),
          digest: picture.value.digest,
          contentType: picture.value.contentType,
        }
      : null;
  return {
    ...request,
    firstFrame: capabilities.firstFrame === "no" ? null : await asInput(ends.first),
    lastFrame: capabilities.lastFrame ? await asInput(ends.last) : null,
    references: await productPhotos(ctx, photosOf(work)),
  };
}

/** Every clip enters the project at one rate, size and colour, so that nothing after it has to care who made it. */
function keepClip(
  ctx: RunContext,
  model: VideoModel,
  { file, request }: { file: MediaFile; request: ClipRequest },
): Promise<StoredClip> {
  const { size, fps, durationFrames, seed, prompt } = request;
  return ctx.files.inFolder(async (folder) => {
    const outputPath = path.join(folder, "clip.mp4");
    const target = { size, fps, lengthFrames: durationFrames };
    const changed = await normaliseClip(await ctx.media(), file.path, { target, outputPath }).catch(unusable);
    const digest = await storeFile(ctx, {
      path: changed ? outputPath : file.path,
      contentType: "video/mp4",
    });
    return {
      digest,
      contentType: "video/mp4",
      ...size,
      fps,
      durationFrames,
      model: model.id,
      modelVersion: model.version,
      seed,
      prompt,
      draft: model.draft,
    };
  });
}

/** What a model hands over is not the maker's input. */
function unusable(error: unknown): never {
  if (!(error instanceof StudioError) || error.code !== "invalid-input") throw error;
  throw new StudioError("media-failed", `The model's clip cannot be used: ${error.message}`, {
    cause: error,
  });
}

/** Parts that each go on from the true last picture of the one before, joined to one clip. */
async function makeInChunks(
  ctx: RunContext,
  work: ClipWork,
  chunks: readonly Chunk[],
): Promise<Making<StoredClip>> {
  const parts: Built<StoredClip>[] = [];
  let start = work.frames.first;
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    const part = await buildChunk(ctx, work, { index, chunk, start, end: isLast ? work.frames.last : null });
    parts.push(part);
    if (!isLast) start = await lastFrameOf(ctx, work, { part, index });
  }
  const whole = await ctx.steps.run(`${work.step}/join`, () => join(ctx, work, parts));
  return { value: whole, digests: [whole.digest] };
}

function buildChunk(
  ctx: RunContext,
  work: ClipWork,
  {
    index,
    chunk,
    start,
    end,
  }: { index: number; chunk: Chunk; start: Built<StoredPicture>; end: Built<StoredPicture> | null },
): Promise<Built<StoredClip>> {
  const slot = `${work.slot}/part-${index + 1}`;
  const step = `${work.step}/part-${index + 1}`;
  const request = clipRequest(work, chunk.frames);
  const ends = { first: start, ...(end ? { last: end } : {}) };
  return buildInSteps<StoredClip>(ctx, {
    stage: work.stage,
    slot,
    step,
    version,
    inputs: {
      model: `${work.model.id}@${work.model.version}`,
      request: request as unknown as Json,
      part: index,
      first: start.value.digest,
      last: end?.value.digest ?? null,
      ...photosAsInput(work),
    },
    dependsOn: [work.shot.planned, start],
    make: (key) => makeClip(ctx, { ...work, step }, { key, request, ends }),
  });
}

function lastFrameOf(
  ctx: RunContext,
  { step, slot, stage }: ClipWork,
  { part, index }: { part: Built<StoredClip>; index: number },
): Promise<Built<StoredPicture>> {
  const { width, height, model, modelVersion, seed, prompt, draft } = part.value;
  return build<StoredPicture>(ctx, {
    stage,
    slot: `${slot}/part-${index + 1}/end`,
    step: `${step}/part-${index + 1}/end`,
    version,
    inputs: { clip: part.value.digest },
    dependsOn: [part],
    make: () =>
      ctx.files.inFolder(async (folder) => {
        const outputPath = path.join(folder, "end.png");
        await extractLastFrame(await ctx.media(), await ctx.files.pathOf(part.value.digest), { outputPath });
        const digest = await storeFile(ctx, { path: outputPath, contentType: "image/png" });
        const value: StoredPicture = {
          digest,
          contentType: "image/png",
          width,
          height,
          model,
          modelVersion,
          seed,
          prompt,
          draft,
          inheritedFrom: null,
        };
        return { value, digests: [digest] };
      }),
  });
}

function join(ctx: RunContext, work: ClipWork, parts: readonly Built<StoredClip>[]): Promise<StoredClip> {
  const [first] = parts;
  if (!first) throw new Error("a clip in parts has no part");
  return ctx.files.inFolder(async (folder) => {
    const outputPath = path.join(folder, "clip.mp4");
    const clips = await Promise.all(
      parts.map(async ({ value }) => ({
        path: await ctx.files.pathOf(value.digest),
        frames: value.durationFrames,
      })),
    );
    await joinClips(await ctx.media(), clips, { fps: first.value.fps, outputPath, signal: ctx.signal });
    const digest = await storeFile(ctx, { path: outputPath, contentType: "video/mp4" });
    return { ...first.value, digest, durationFrames: work.shot.clipFrames };
  });
}
