import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { PlanElement } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { probeMedia } from "@/media/probe/probe-media";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { pictureTake, type StoredPicture } from "@/pipeline/stored-media";

const version = 1;

/** A picture of the library as the reference of an element, as it is. Throws "not-found" when it is gone. */
export function takeReference(
  ctx: RunContext,
  { element, digest }: { element: Pick<PlanElement, "key" | "name">; digest: string },
): Promise<Built<StoredPicture>> {
  return build<StoredPicture>(ctx, {
    stage: "elements",
    slot: slots.reference(element.key),
    version,
    inputs: { library: digest },
    dependsOn: [],
    make: async () => {
      const stored = await ctx.blobs.head(digest);
      if (!stored) {
        throw new StudioError(
          "not-found",
          `The picture of ${element.name} is no longer there. Choose another one in the library.`,
        );
      }
      const { info } = await probeMedia(await ctx.files.pathOf(digest));
      const value: StoredPicture = {
        ...{ digest, contentType: stored.contentType, seed: 0, prompt: "" },
        ...{ width: info.width ?? 0, height: info.height ?? 0 },
        ...{ model: "maker/library", modelVersion: "1", draft: false, inheritedFrom: null },
      };
      return { value, digests: [digest] };
    },
    take: pictureTake("reference"),
    piece: { key: element.key, label: element.name },
  });
}
