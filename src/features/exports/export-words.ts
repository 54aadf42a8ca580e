import type { ExportStatus } from "@/domain/export/export-job";
import { exportFormats } from "@/domain/export/formats";
import { type ExportSettings, videoSize } from "@/domain/export/settings";

export const exportStatusTitles = {
  queued: "Waiting",
  running: "In progress",
  done: "Ready",
  failed: "Failed",
  cancelled: "Cancelled",
} satisfies Record<ExportStatus, string>;

/** What was asked for, on one line. */
export function settingsText(settings: ExportSettings): string {
  if (settings.kind === "package") return "Package";
  const { width, height } = videoSize(settings);
  return `${exportFormats[settings.format].title}, ${width} × ${height}`;
}
