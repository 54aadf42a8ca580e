import { createReadStream } from "node:fs";
import path from "node:path";
import type { NewTake } from "@/domain/build/build";
import type { CoherenceSettings, TrainedLora } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import type { StageName } from "@/domain/run/run";
import type { TakeKind } from "@/domain/shot/take";
import { fitPicture } from "@/media/frames/fit-picture";
import type { Making } from "@/pipeline/build";
import { runOperation } from "@/pipeline/operation/run-operation";
import type { RunContext } from "@/pipeline/ports";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import type { MediaFile, MediaInput } from "@/providers/contract/media-result";

/** How a piece of media came about and where it is: the value of its artifact. */
export type StoredMedia = {
  digest: string;
  contentType: string;
  model: string;
  modelVersion: string;
  seed: number;
  prompt: string;
  draft: boolean;
};

export type StoredPicture = StoredMedia & {
  width: number;
  height: number;
  /** Key of the shot whose last frame this is; null when it was drawn. */
  inheritedFrom: string | null;
};

export type StoredClip = StoredMedia & { width: number; height: number; fps: number; durationFrames: number };

/** Length in frames at the project's rate, rounded up: sound fills its place. */
export type StoredSound = StoredMedia & { durationSeconds: number };

/** Moves a finished file into the blob store. */
export async function storeFile(ctx: RunContext, file: MediaFile): Promise<string> {
  const { digest } = await ctx.blobs.put(createReadStream(file.path), { contentType: file.contentType });
  return digest;
}

type PictureWork = {
  stage: StageName;
  slot: string;
  /** Content key of the picture. */
  key: string;
  model: ImageModel;
  request: ImageRequest;
  report(progress: number): Promise<void>;
};

/** Draws a picture, here or elsewhere, and stores it. */
export async function makePicture(ctx: RunContext, work: PictureWork): Promise<Making<StoredPicture>> {
  const { model, request } = work;
  const fitting = { ...request, references: fittingReferences(model, request.references) };
  if (!model.job) {
    const value = await ctx.steps.run(`${work.slot}/draw`, () =>
      ctx.files.inFolder(async (outputFolder) => {
        const file = await model.draw({ ...fitting, outputFolder, signal: ctx.signal });
        return pictureValue(work, await storeFile(ctx, file), file.contentType);
      }),
    );
    return { value, digests: [value.digest] };
  }
  const { job } = model;
  return keptMaking<StoredPicture>(ctx, work.slot, () =>
    runOperation(ctx, {
      ...work,
      job,
      request: fitting,
      keep: (file) =>
        ctx.files.inFolder(async (folder) => {
          const outputPath = path.join(folder, "picture.png");
          await fitPicture(file.path, { size: request.size, outputPath });
          const digest = await storeFile(ctx, { path: outputPath, contentType: "image/png" });
          return pictureValue(work, digest, "image/png");
        }),
    }),
  );
}

/** As many references as the model takes; a composition that has an input of its own takes none of their places. */
function fittingReferences(
  { references, composition }: ImageModel,
  given: ImageRequest["references"],
): ImageRequest["references"] {
  const beside = composition?.as === "own-input" ? given.filter(({ role }) => role === "composition") : [];
  const others = given.filter((reference) => !beside.includes(reference));
  return [...beside, ...others.slice(0, references)];
}

/** The LoRA of the settings, for models that take one. */
export const loraFor = (
  { lora }: ImageModel,
  { trainedLora }: Pick<CoherenceSettings, "trainedLora">,
): TrainedLora | null => (lora ? trainedLora : null);

const pictureValue = (
  { model, request }: PictureWork,
  digest: string,
  contentType: string,
): StoredPicture => ({
  digest,
  contentType,
  ...request.size,
  model: model.id,
  modelVersion: model.version,
  seed: request.seed,
  prompt: request.prompt,
  draft: model.draft,
  inheritedFrom: null,
});

/** What an operation has kept, as the result of a build. */
export async function keptMaking<Value extends StoredMedia>(
  ctx: RunContext,
  slot: string,
  run: () => Promise<{ operationId: string }>,
): Promise<Making<Value>> {
  const { operationId } = await run();
  const value = await ctx.steps.run(`${slot}/take`, async () => {
    const { result } = await ctx.records.operations.get(operationId);
    await ctx.files.dropKeptFolder(`${ctx.run.id}/${slot}`);
    return result as unknown as Value;
  });
  return { value, digests: [value.digest], operationIds: [operationId] };
}

/** The maker's photos as references for a drawing. */
export function productPhotos(
  ctx: RunContext,
  digests: readonly string[],
): Promise<(MediaInput & { role: "product" })[]> {
  return Promise.all(
    digests.map(async (digest) => {
      const stored = await ctx.blobs.head(digest);
      if (!stored) {
        throw new StudioError(
          "not-found",
          "One of the product photos is no longer there. Add it to the brief again.",
        );
      }
      return {
        role: "product",
        digest,
        path: await ctx.files.pathOf(digest),
        contentType: stored.contentType,
      };
    }),
  );
}

/** A picture that was made before, as a reference for a drawing. */
export async function asReference<Role extends ImageRequest["references"][number]["role"]>(
  ctx: RunContext,
  { digest, contentType }: Pick<StoredMedia, "digest" | "contentType">,
  role: Role,
) {
  return { role, digest, contentType, path: await ctx.files.pathOf(digest) };
}

const fromMedia = (
  kind: TakeKind,
  { digest, contentType, model, modelVersion, seed, prompt, draft }: StoredMedia,
) => ({
  kind,
  digest,
  contentType,
  model,
  modelVersion,
  seed,
  prompt,
  draft,
});

export const pictureTake =
  (kind: "frame" | "reference" | "hero") =>
  (picture: StoredPicture): NewTake => ({
    ...fromMedia(kind, picture),
    width: picture.width,
    height: picture.height,
    durationFrames: null,
  });

export const clipTake = (clip: StoredClip): NewTake => ({
  ...fromMedia("clip", clip),
  width: clip.width,
  height: clip.height,
  durationFrames: clip.durationFrames,
});

export const soundTake =
  (kind: "music" | "voice" | "effect", fps: number) =>
  (sound: StoredSound): NewTake => ({
    ...fromMedia(kind, sound),
    width: null,
    height: null,
    durationFrames: Math.ceil(sound.durationSeconds * fps),
  });
