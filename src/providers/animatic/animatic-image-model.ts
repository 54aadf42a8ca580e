import path from "node:path";
import { builtInNames } from "@/domain/catalogue/built-in-models";
import type { LocalImageModel } from "@/providers/contract/image-model";
import type { WorkerPool } from "@/workers/worker-pool";
import type { DrawFrameInput } from "./draw-frame.task";
import { fileName } from "./file-name";
import { photoPaths } from "./photo-paths";

/** Changes when equal requests give other pictures: raise it with every change of the drawing. */
export const animaticVersion = "1";

/**
 * Draws frames as layered illustrations, in child processes of `workers`. Free; the same request gives the same
 * bytes. Reads `scene`, `size`, `seed` (what floats in the air) and `moment`; a reference with the role "product"
 * whose digest is a subject's `photoDigest` is cut into the picture.
 */
export function createAnimaticImageModel({ workers }: { workers: WorkerPool }): LocalImageModel {
  return {
    id: "animatic/frames",
    name: builtInNames["animatic/frames"],
    version: animaticVersion,
    draft: true,
    priceMicros: () => 0,
    typicalSeconds: 2,
    references: 10,
    async draw({ size, seed, scene, moment, references, outputFolder, signal }) {
      const picture = { scene, size, seed, moment };
      const input: DrawFrameInput = {
        ...picture,
        photos: photoPaths(scene, references),
        outputPath: path.join(outputFolder, fileName("frame", picture, "png")),
      };
      await workers.run("providers/animatic/draw-frame.task", input, { signal });
      return { path: input.outputPath, contentType: "image/png" };
    },
  };
}
