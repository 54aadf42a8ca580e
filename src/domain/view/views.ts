import type { Brief, ResolvedBrief } from "@/domain/brief/brief";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { ProjectStatus, RunOptions, StageName } from "@/domain/run/run";
import type { RunState } from "@/domain/run/run-state";
import type { Chooser } from "@/domain/shot/selection";
import type { TakeKind } from "@/domain/shot/take";

/** A file as pages use it: the URL is signed and expires after some hours. */
export type MediaView = { url: string; contentType: string; width: number | null; height: number | null };

/** A picture that the maker has uploaded, under the name it came with. */
export type ImageView = MediaView & { digest: string; fileName: string; thumbnailUrl: string | null };

/** With the picture that it was cut out of, if it was. */
export type ProductImageView = ImageView & { original: ImageView | null };

export type ProjectCard = {
  id: string;
  title: string;
  prompt: string;
  status: ProjectStatus;
  /** ISO 8601, UTC, as all moments in views. */
  createdAt: string;
  /** Newest finished export, if there is one. */
  video: {
    version: number;
    /** The one that the maker calls final, shown in the place of the newest. */
    final: boolean;
    durationSeconds: number;
    width: number;
    height: number;
    thumbnail: MediaView;
    preview: MediaView;
  } | null;
};

export type ProjectPageView = { items: ProjectCard[]; nextCursor: string | null; total: number | null };

export type CostEstimate = {
  lines: EstimateLine[];
  /** Shot by shot; empty before there is a plan. */
  byShot: ShotEstimate[];
  totalMicros: number;
  typicalSeconds: number;
  /** Settings that the chosen models cannot honour, and what happens in their place. */
  warnings: string[];
  /** What else is worth knowing before starting. */
  notices: string[];
  shots: number;
};

export type EstimateLine = {
  stage: StageName;
  model: string;
  quantity: number;
  unit: string;
  amountMicros: number;
  /** There already: costs nothing. */
  cached: boolean;
};

export type ShotEstimate = { shotKey: string; clips: number; amountMicros: number; cached: boolean };

export type TakeView = {
  id: string;
  kind: TakeKind;
  slot: string;
  media: MediaView;
  model: string;
  seed: number;
  draft: boolean;
  prompt: string;
  costMicros: number;
  selected: boolean;
  /** Who selected it; null when it is not selected. */
  chosenBy: Chooser | null;
  /** Overall quality, 0-100, when it was scored. */
  score: number | null;
  /** Scored by an older version of scoring than the present one. */
  outdated: boolean;
  reason: string | null;
};

export type TraceView = { stage: StageName; position: number; title: string; data: unknown };

export type RunView = {
  id: string;
  number: number;
  options: RunOptions;
  state: RunState;
  failure: { code: string; message: string } | null;
  estimateSeconds: number | null;
  createdAt: string;
};

export type ProjectView = {
  id: string;
  title: string;
  status: ProjectStatus;
  createdAt: string;
  brief: Brief;
  resolved: ResolvedBrief | null;
  plan: Plan | null;
  narrative: { document: Narrative; markdown: string } | null;
  run: RunView | null;
  takes: TakeView[];
  /** Ids of the clips that the newest cut is made of; none when nothing was cut yet. */
  cutTakeIds: string[];
  images: ProductImageView[];
};

export type VideoVersionView = {
  exportId: string;
  version: number;
  createdAt: string;
  durationSeconds: number;
  fps: number;
  width: number;
  height: number;
  bytes: number;
  video: MediaView;
  poster: MediaView;
  filmstrip: MediaView;
  downloadUrl: string;
  fileName: string;
  draft: boolean;
  /** The one that the maker calls final. */
  final: boolean;
  /** What the newest finished run has made, or gone back to. */
  current: boolean;
};

export type VideoView = {
  project: { id: string; title: string; prompt: string; status: ProjectStatus; createdAt: string };
  /** Newest first. */
  versions: VideoVersionView[];
  plan: Plan | null;
  costs: {
    lines: { stage: string; model: string; description: string; amountMicros: number }[];
    totalMicros: number;
    /** What its runs were expected to cost; null when one was started without an estimate. */
    estimateMicros: number | null;
    /** What it had cost in the studio that it came from as an archive; none for a project that was made here. */
    earlier: { stage: string; model: string; description: string; amountMicros: number }[];
  };
  prompts: { shotKey: string; frame: string; motion: string }[];
  notes: string[];
};

export type AccountView = {
  username: string;
  email: string | null;
  role: "maker" | "reviewer" | "admin";
  memberSince: string;
  lastSignInAt: string | null;
  totals: { projects: number; videos: number; videoSeconds: number; spentMicros: number };
  hasPassword: boolean;
};
