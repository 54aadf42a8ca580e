import path from "node:path";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { frameSize } from "@/domain/media/format";
import { fitPicture } from "@/media/frames/fit-picture";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";
import { pictureTake, type StoredPicture, storeFile } from "@/pipeline/stored-media";

const version = 1;

/** A picture of the maker's own as a frame, brought to the size of the others. Throws "not-found" when it is gone. */
export function takeUpload(
  ctx: RunContext,
  {
    shot,
    slot,
    moment,
    digest: uploaded,
  }: { shot: ShotContext; slot: string; moment: 0 | 1; digest: string },
): Promise<Built<StoredPicture>> {
  const size = frameSize(shot.brief.value);
  const which = moment === 0 ? "first" : "last";
  return build<StoredPicture>(ctx, {
    stage: "frames",
    slot,
    version,
    inputs: { uploaded, size },
    dependsOn: [],
    make: async () => {
      if (!(await ctx.blobs.head(uploaded))) {
        throw new StudioError("not-found", "The picture for this frame is no longer there. Add it again.");
      }
      const digest = await ctx.files.inFolder(async (folder) => {
        const outputPath = path.join(folder, "picture.png");
        await fitPicture(await ctx.files.pathOf(uploaded), { size, outputPath });
        return storeFile(ctx, { path: outputPath, contentType: "image/png" });
      });
      const value: StoredPicture = {
        ...{ digest, contentType: "image/png", ...size, seed: 0, prompt: "" },
        ...{ model: "maker/upload", modelVersion: "1", draft: false, inheritedFrom: null },
      };
      return { value, digests: [digest] };
    },
    take: pictureTake("frame"),
    piece: { key: `${shot.shot.key}/${which}-frame`, label: `${shot.label}, ${which} frame` },
  });
}
