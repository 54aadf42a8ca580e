import type { PixelSize } from "@/domain/media/format";
import { slug } from "@/domain/text/file-name";
import { type CutSource, versionTag } from "./cut-source";
import { exportFormats } from "./formats";
import { type ExportSettings, videoSize } from "./settings";
import { aspectOf } from "./sizes";

/**
 * Name of an exported file: title, version, extension. What differs from the video itself stands between title and
 * version, so that several exports of one version are told apart.
 */
export function exportFileName(
  settings: ExportSettings,
  { title, size, ...source }: { title: string; size: PixelSize } & CutSource,
): string {
  const name = slug(title);
  if (settings.kind === "archive") return `${name}-project.zip`;
  if (settings.kind === "package") return `${name}-package-${versionTag(source)}.zip`;
  const target = videoSize(settings);
  const shape = settings.aspect === aspectOf(size) ? [] : [settings.aspect.replace(":", "x")];
  const side = Math.min(target.width, target.height);
  const detail = side === Math.min(size.width, size.height) ? [] : [`${side}p`];
  return `${[name, ...shape, ...detail].join("-")}-${versionTag(source)}.${exportFormats[settings.format].extension}`;
}
