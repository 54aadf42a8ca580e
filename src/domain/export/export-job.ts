import type { Cut } from "@/domain/timeline/cut";
import type { MakersPicture } from "./origin";
import type { ExportSettings } from "./settings";
import type { SignerFacts } from "./signer-state";

export const exportStatuses = ["queued", "running", "done", "failed", "cancelled"] as const;
export type ExportStatus = (typeof exportStatuses)[number];

export const isAtWork = (status: ExportStatus) => status === "queued" || status === "running";

/** Enough of an export to work on it, small enough to travel in an event. */
export type ExportRef = {
  id: string;
  projectId: string;
  ownerId: string;
  /** Counts how often the work was asked for: events of each attempt are told apart by it. */
  attempt: number;
};

/** What an export is made of: fixed when it is asked for, so that a later edit changes nothing about it. */
export type ExportWork = {
  title: string;
  /** The version that it is made from: of the video, or where `of` says so, of the cut in the editor. */
  version: number;
  of?: "edit";
  cut: Cut;
  settings: ExportSettings;
  fileName: string;
  /** Whether every clip was drawn on this machine without a trained model. */
  draft: boolean;
  /** The maker's own pictures that went into it; left out where that was not written down. */
  pictures?: MakersPicture[];
  /** Whether the cut was changed by hand. */
  edited?: boolean;
};

/** What was measured of a finished file, and what its maker should know. */
export type ExportReport = {
  durationFrames: number | null;
  width: number | null;
  height: number | null;
  loudness: { integratedLufs: number; truePeakDbtp: number } | null;
  notes: string[];
  /** Whose Content Credentials the file carries, after they were read back and checked. */
  credentials?: SignerFacts;
};

/** A finished file in the blob store. */
export type ExportedFile = { digest: string; contentType: string; bytes: number; report: ExportReport };

/**
 * Seconds until an export is done, from how long it took so far; null while too little is done to tell. What is left
 * is taken to go as fast as what is done.
 */
export function remainingSeconds(job: {
  startedAt: Date | null;
  progress: number;
  now: Date;
}): number | null {
  if (!job.startedAt || job.progress < 0.03) return null;
  const elapsed = (job.now.getTime() - job.startedAt.getTime()) / 1000;
  return Math.max(0, Math.round((elapsed * (1 - job.progress)) / job.progress));
}
