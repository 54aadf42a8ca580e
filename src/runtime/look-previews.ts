import { createReadStream } from "node:fs";
import path from "node:path";
import type { Database } from "@/db/client";
import { findPreview, keepPreview } from "@/db/queries/library";
import type { Json } from "@/domain/json";
import type { LookContent } from "@/domain/look/look";
import { previewScene, previewSize } from "@/domain/look/preview-scene";
import { writeWebp } from "@/media/frames/write-webp";
import { digestOf } from "@/pipeline/content-key";
import type { StageDeps } from "@/pipeline/ports";
import type { LocalImageModel } from "@/providers/contract/image-model";

/** Gives the digest of a picture of what a look does, as WebP; null where nothing here can draw. */
export type LookPreviews = (look: Pick<LookContent, "visual">) => Promise<string | null>;

/** Draws a preview when somebody first looks at it; equal looks share one. */
export function createLookPreviews({
  db,
  deps: { blobs, files },
  sketch,
}: {
  db: Database;
  deps: Pick<StageDeps, "blobs" | "files">;
  sketch: LocalImageModel | null;
}): LookPreviews {
  return async (look) => {
    if (!sketch) return null;
    const scene = previewScene(look);
    const contentKey = digestOf({
      model: `${sketch.id}@${sketch.version}`,
      size: previewSize,
      scene: scene as unknown as Json,
    });
    const known = await findPreview(db, contentKey);
    if (known && (await blobs.head(known))) return known;
    const digest = await files.inFolder(async (outputFolder) => {
      const request = { prompt: "", size: previewSize, seed: 0, scene, moment: 0, references: [] };
      const drawn = await sketch.draw({ ...request, outputFolder });
      const small = path.join(outputFolder, "preview.webp");
      await writeWebp(drawn.path, small);
      return (await blobs.put(createReadStream(small), { contentType: "image/webp" })).digest;
    });
    await keepPreview(db, { contentKey, digest });
    return digest;
  };
}
