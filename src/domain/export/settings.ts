import { z } from "zod";
import { rateKeys } from "@/domain/interchange/frame-rate";
import { aspect, type PixelSize } from "@/domain/media/format";
import type { Cut } from "@/domain/timeline/cut";
import { exportFormats, formatKeys, preview } from "./formats";
import { exportPresets, presetKeys } from "./presets";
import { pictureSize, type ShortSide, shortSides } from "./sizes";

const shortSide = z
  .int()
  .refine(
    (value): value is ShortSide => shortSides.some((known) => known === value),
    "Choose one of the sizes",
  );

/** A file to be rendered. */
export const videoSettings = z.object({
  kind: z.literal("video"),
  format: z.enum(formatKeys),
  shortSide,
  aspect,
  /** The destination whose loudness and limits are kept; null for those of the cut. */
  preset: z.enum(presetKeys).nullable(),
  /** Where the picture of a clip is cut when its shape changes, by clip id: 0 its start, 1 its end; the middle when absent. */
  crops: z.record(z.string().max(200), z.number().min(0).max(1)).default({}),
});
export type VideoSettings = z.infer<typeof videoSettings>;

/** Parts of a package that can be left out. */
export const packageParts = [
  "videos",
  "media",
  "frames",
  "stems",
  "stems-aac",
  "interchange",
  "script",
  "prompts",
  "plan",
  "costs",
] as const;
export type PackagePart = (typeof packageParts)[number];

/** A ZIP file to be packed. */
export const packageSettings = z.object({
  kind: z.literal("package"),
  parts: z.array(z.enum(packageParts)).min(1, "Choose at least one part"),
  /** The rate at which interchange files count. */
  rate: z.enum(rateKeys),
});
export type PackageSettings = z.infer<typeof packageSettings>;

/** Everything that the project consists of, to be restored in another studio. */
export const archiveSettings = z.object({ kind: z.literal("archive") });

export const exportSettings = z.discriminatedUnion("kind", [videoSettings, packageSettings, archiveSettings]);
export type ExportSettings = z.infer<typeof exportSettings>;

/** The picture of an export, in pixels. */
export function videoSize({ format, aspect, shortSide }: VideoSettings): PixelSize {
  return pictureSize(aspect, exportFormats[format].preview ? preview.shortSide : shortSide);
}

/** The cut as an export renders it: in its shape and size, at its loudness. Text is laid out anew for it. */
export function cutForExport(cut: Cut, settings: VideoSettings): Cut {
  const loudness = settings.preset === null ? null : exportPresets[settings.preset].loudness;
  return { ...cut, size: videoSize(settings), loudness: loudness ?? cut.loudness };
}
