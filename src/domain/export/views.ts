import type { RateKey } from "@/domain/interchange/frame-rate";
import type { Aspect, PixelSize } from "@/domain/media/format";
import type { MediaView } from "@/domain/view/views";
import type { CutSource } from "./cut-source";
import type { ExportReport, ExportStatus } from "./export-job";
import type { FormatKey } from "./formats";
import type { ExportSettings } from "./settings";

/** What there is to export from one version of a video, or of the cut in the editor. */
export type ExportDesk = CutSource & {
  projectId: string;
  title: string;
  /** All versions of the video, newest first; none while nothing was rendered. */
  versions: number[];
  size: PixelSize;
  aspect: Aspect;
  fps: number;
  durationFrames: number;
  /** Clips in order. */
  clips: DeskClip[];
  formats: { key: FormatKey; available: boolean /** What to do when it is not. */; problem: string | null }[];
  /** Rates at which this cut can be handed over frame for frame. */
  rates: RateKey[];
};

/** A clip of the cut, with a picture of it where there is one. */
export type DeskClip = {
  id: string;
  name: string;
  picture: MediaView | null;
  /** Its take, and from where to where it is seen, as shares of its length. */
  film: (MediaView & { from: number; to: number }) | null;
};

export type ExportView = CutSource & {
  jobId: string;
  settings: ExportSettings;
  fileName: string;
  status: ExportStatus;
  /** 0-1. */
  progress: number;
  remainingSeconds: number | null;
  failure: string | null;
  bytes: number | null;
  report: ExportReport | null;
  downloadUrl: string | null;
  /** To be watched on the page; null for what browsers do not show. */
  media: MediaView | null;
  createdAt: string;
};
