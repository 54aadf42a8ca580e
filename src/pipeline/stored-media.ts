import { createReadStream } from "node:fs";
import type { NewTake } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { StageName } from "@/domain/run/run";
import type { TakeKind } from "@/domain/shot/take";
import type { Making } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { ImageRequest } from "@/providers/contract/image-model";
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

/** Draws a picture and stores it. */
export function storePicture(
  ctx: RunContext,
  {
    stage,
    operation,
    request,
  }: { stage: StageName; operation: string; request: Omit<ImageRequest, "outputFolder" | "signal"> },
): Promise<Making<StoredPicture>> {
  const { image } = ctx.models;
  return ctx.files.inFolder(async (outputFolder) => {
    const result = await image.generate({ ...request, outputFolder, signal: ctx.signal });
    const digest = await storeFile(ctx, result.file);
    const value: StoredPicture = {
      digest,
      contentType: result.file.contentType,
      ...request.size,
      model: image.id,
      modelVersion: image.version,
      seed: request.seed,
      prompt: request.prompt,
      draft: image.draft,
      inheritedFrom: null,
    };
    const entry = {
      stage,
      model: image.id,
      description: operation,
      amountMicros: result.costMicros,
      operationKey: `${ctx.run.id}/${ctx.run.attempt}/${operation}`,
    };
    return { value, digests: [digest], ledger: [entry] };
  });
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
  (kind: "frame" | "reference") =>
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
