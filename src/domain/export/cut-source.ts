import { z } from "zod";

/** Which cut is exported: the one that a version of the video was rendered from, or a saved one of the editor. */
export const cutSource = z.object({
  of: z.enum(["video", "edit"]).default("video"),
  version: z.int().positive(),
});
export type CutSource = z.infer<typeof cutSource>;

/** How file names tell versions apart: saved cuts and finished videos count on their own. */
export const versionTag = ({ of, version }: CutSource): string =>
  of === "edit" ? `cut${version}` : `v${version}`;
