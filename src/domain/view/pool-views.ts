import type { PoolKind } from "@/domain/pool/pool-question";
import type { PoolTarget } from "@/domain/pool/use-in";
import type { MediaView } from "@/domain/view/views";

/** A take, or a picture that the maker has uploaded, as the pool shows it. */
export type PoolItemView = {
  /** Id of the take, or digest of the uploaded picture. */
  id: string;
  kind: PoolKind;
  /** Empty for an uploaded picture. */
  slot: string;
  /** "Shot 2, clip, take 3"; the file's name for an uploaded picture. */
  name: string;
  media: MediaView;
  /** A small copy, where there is one. */
  thumbnailUrl: string | null;
  digest: string;
  /** What the build knows it by; null for uploaded pictures and takes from before that was kept. */
  artifactId: string | null;
  durationFrames: number | null;
  model: string;
  seed: number | null;
  prompt: string;
  draft: boolean;
  costMicros: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Overall quality, 0-100; null when it was not scored. */
  score: number | null;
  /** Fills its slot, or is in the newest cut. */
  used: boolean;
  tags: string[];
  removed: boolean;
};

export type PoolPageView = { items: PoolItemView[]; nextCursor: string | null };

type Counted<Value extends string> = { value: Value; label: string; count: number };

/** What there is to filter by and where things can be used. */
export type PoolOverview = {
  project: { id: string; title: string; fps: number };
  /** Everything that was not removed. */
  total: number;
  removed: number;
  kinds: Counted<PoolKind>[];
  models: Counted<string>[];
  shots: Counted<string>[];
  tags: Counted<string>[];
  targets: PoolTarget[];
};
