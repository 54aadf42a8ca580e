import type { CutSource } from "@/domain/export/cut-source";
import type { ExportStatus } from "@/domain/export/export-job";
import { exportFormats } from "@/domain/export/formats";
import { type ExportSettings, type PackagePart, videoSize } from "@/domain/export/settings";

export const exportStatusTitles = {
  queued: "Waiting",
  running: "In progress",
  done: "Ready",
  failed: "Failed",
  cancelled: "Cancelled",
} satisfies Record<ExportStatus, string>;

/** Which cut it is, in the middle of a sentence. */
export const sourceText = ({ of, version }: CutSource): string =>
  of === "edit" ? `the edited cut, version ${version}` : `version ${version}`;

/** What was asked for, on one line. */
export function settingsText(settings: ExportSettings): string {
  if (settings.kind === "package") return "Package";
  if (settings.kind === "archive") return "Project archive";
  const { width, height } = videoSize(settings);
  return `${exportFormats[settings.format].title}, ${width} × ${height}`;
}

export const packagePartTexts = {
  videos: { title: "Videos", hint: "This version and what was exported from it." },
  media: { title: "Media folder", hint: "The clips and sounds of the cut, named for relinking." },
  frames: { title: "Frames", hint: "The chosen pictures of shots and elements." },
  stems: { title: "Audio stems, WAV", hint: "Dialogue, music and effects as separate files in sync." },
  "stems-aac": {
    title: "Audio stems, AAC",
    hint: "The same as M4A, for mails and previews: a tenth of the size.",
  },
  interchange: { title: "Editing documents", hint: "OTIO, FCPXML, Premiere XML, EDL and captions." },
  script: { title: "Script", hint: "Story, voice and text on screen, shot by shot." },
  prompts: { title: "Prompts", hint: "What every model was asked for." },
  plan: { title: "Plan and cut", hint: "As JSON, for programs." },
  costs: { title: "Costs", hint: "Every charge, for spreadsheets." },
} satisfies Record<PackagePart, { title: string; hint: string }>;
