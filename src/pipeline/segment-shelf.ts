import { createReadStream } from "node:fs";
import type { SegmentShelf } from "@/media/render/segment-shelf";
import { contentKey } from "@/pipeline/content-key";
import type { StageDeps } from "@/pipeline/ports";

const contentType = "application/octet-stream";

/** An owner's finished parts of films: rows under content keys, files in the blob store. */
export function segmentShelf(
  { records, blobs, files }: Pick<StageDeps, "records" | "blobs" | "files">,
  ownerId: string,
): SegmentShelf {
  const nameOf = (inputs: Parameters<SegmentShelf["find"]>[0]) => ({
    ownerId,
    contentKey: contentKey({ stage: "render-segment", version: 1, inputs }),
  });
  return {
    async find(inputs) {
      const digest = await records.findSegment(nameOf(inputs));
      if (digest === null || !(await blobs.head(digest))) return null;
      return files.pathOf(digest);
    },
    async keep(inputs, file) {
      const { digest, bytes } = await blobs.put(createReadStream(file), { contentType });
      await records.keepSegment({ ...nameOf(inputs), digest, bytes });
    },
  };
}
