import type { VideoCapabilities } from "./catalogue";

/** A model that a maker may choose, told as what matters for the choice. */
export type ModelOffer = {
  /** Id in the catalogue: "replicate/google/veo-3.1". */
  id: string;
  kind: OfferKind;
  /** As people know it: "Veo 3.1". */
  name: string;
  /** Who runs it, as people know them: "Replicate", "This computer". */
  provider: string;
  /** Calls cost nothing. */
  free: boolean;
  /** The installation or the maker has what calls need. */
  available: boolean;
  /** What to do when it is not available: "Add a Replicate key in Settings". Null when nothing is missing. */
  needs: string | null;
  /** For people: "$0.40 per second with sound". */
  priceText: string;
  /** Rough wall-clock seconds of one call. */
  typicalSeconds: number;
  /** What it cannot do, one plain sentence each. */
  limits: string[];
  /** Clip lengths it can make, in seconds, rising; "any" when it makes exactly what is asked. */
  durations: "any" | number[];
  /** What a video model can do; null for other kinds. */
  capabilities: VideoCapabilities | null;
  /** What this installation saw of its calls; null before the first one. Rates are 0 to 1. */
  measured: { p50Seconds: number; p90Seconds: number; failureRate: number; calls: number } | null;
};

/** The kinds of models a maker chooses between, in the order of the work. */
export const offerKinds = ["text", "image", "video", "music", "effects", "speech", "judge"] as const;
export type OfferKind = (typeof offerKinds)[number];
