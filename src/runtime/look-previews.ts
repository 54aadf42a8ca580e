import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Database } from "@/db/client";
import { findPreview, keepPreview } from "@/db/queries/library";
import type { Json } from "@/domain/json";
import { previewScene, previewSize } from "@/domain/look/preview-scene";
import { writeWebp } from "@/media/frames/write-webp";
import { digestOf } from "@/pipeline/content-key";
import type { StageDeps } from "@/pipeline/ports";
import type { LocalImageModel } from "@/providers/contract/image-model";

/** What a picture of a look is drawn from. */
type Pictured = Parameters<typeof previewScene>[0];

/** Pictures of what looks do, as WebP; null where nothing here can draw. */
export type LookPreviews = {
  /** The digest of one that is kept. Drawn when somebody first looks at it; equal looks share one. */
  kept(look: Pictured): Promise<string | null>;
  /** The bytes of one that is not, for a look that is being written. */
  passing(look: Pictured): Promise<Buffer | null>;
};

export function createLookPreviews({
  db,
  deps: { blobs, files },
  sketch,
}: {
  db: Database;
  deps: Pick<StageDeps, "blobs" | "files">;
  sketch: LocalImageModel | null;
}): LookPreviews {
  /** The picture is there while `use` runs. */
  async function drawn<Answer>(
    model: LocalImageModel,
    look: Pictured,
    use: (path: string) => Promise<Answer>,
  ): Promise<Answer> {
    return files.inFolder(async (outputFolder) => {
      const request = { prompt: "", size: previewSize, seed: 0, moment: 0, references: [] };
      const picture = await model.draw({ ...request, scene: previewScene(look), outputFolder });
      const small = path.join(outputFolder, "preview.webp");
      await writeWebp(picture.path, small);
      return use(small);
    });
  }
  return {
    async kept(look) {
      if (!sketch) return null;
      const contentKey = digestOf({
        model: `${sketch.id}@${sketch.version}`,
        size: previewSize,
        scene: previewScene(look) as unknown as Json,
      });
      const known = await findPreview(db, contentKey);
      if (known && (await blobs.head(known))) return known;
      const { digest } = await drawn(sketch, look, (file) =>
        blobs.put(createReadStream(file), { contentType: "image/webp" }),
      );
      await keepPreview(db, { contentKey, digest });
      return digest;
    },
    passing: async (look) => sketch && drawn(sketch, look, (file) => readFile(file)),
  };
}
