import type { Built } from "@/domain/build/build";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import type { Json } from "@/domain/json";
import { frameSize } from "@/domain/media/format";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";
import { type StoredPicture, storeFile } from "@/pipeline/stored-media";
import type { ImageModel } from "@/providers/contract/image-model";

const version = 1;

/** Whether a model is shown a sketch: because the maker wants it, or because it cannot draw without one. */
export const wantsSketch = (
  { composition }: ImageModel,
  { compositionControl }: Pick<CoherenceSettings, "compositionControl">,
): boolean => composition != null && (compositionControl || composition.required);

/**
 * The planned picture, drawn on this machine for free: where things stand and where the camera is, for a model that
 * keeps to it. Null where nothing can sketch.
 */
export async function sketchComposition(
  ctx: RunContext,
  { shot, brief, scene, seed }: ShotContext,
  { moment, slot, step }: { moment: 0 | 1; slot: string; step: string },
): Promise<Built<StoredPicture> | null> {
  const { sketch } = ctx.models;
  if (!sketch) return null;
  const size = frameSize(brief.value);
  const request = { prompt: shot.action, size, seed, scene, moment, references: [] };
  return build<StoredPicture>(ctx, {
    stage: "frames",
    slot: `${slot}/sketch`,
    step: `${step}/sketch`,
    version,
    inputs: {
      model: `${sketch.id}@${sketch.version}`,
      ...{ size, seed, moment },
      scene: scene as unknown as Json,
    },
    dependsOn: [],
    make: () =>
      ctx.files.inFolder(async (outputFolder) => {
        const file = await sketch.draw({ ...request, outputFolder, signal: ctx.signal });
        const digest = await storeFile(ctx, file);
        const value: StoredPicture = {
          ...{ digest, contentType: file.contentType, ...size, seed, prompt: request.prompt },
          model: sketch.id,
          modelVersion: sketch.version,
          draft: sketch.draft,
          inheritedFrom: null,
        };
        return { value, digests: [digest] };
      }),
  });
}
