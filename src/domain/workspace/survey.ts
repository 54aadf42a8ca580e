import type { StageName } from "@/domain/run/run";

/**
 * How a piece of a video stands to what the maker has decided by now. "stale": it is there, but made from other inputs;
 * "pinned": the maker keeps it as it is whatever changes.
 */
export const pieceStates = ["missing", "stale", "fresh", "pinned", "running", "failed"] as const;
export type PieceState = (typeof pieceStates)[number];

/** A frame, clip, sound, cut or video, as a survey finds it. */
export type SurveyedPiece = {
  slot: string;
  stage: StageName;
  label: string;
  state: PieceState;
  /** What changed since it was made, in words; none for what is fresh, pinned or missing. */
  reasons: string[];
  /** What making it is expected to cost; 0 for what need not be made. */
  costMicros: number;
  /** What fills the slot now, to be pinned; null for nothing. */
  artifactId: string | null;
};

/** Whether a run of what is decided would make it. */
export const isToBeMade = ({ state }: Pick<SurveyedPiece, "state">): boolean =>
  state !== "fresh" && state !== "pinned";

export type SurveyView = {
  pieces: SurveyedPiece[];
  /** What making everything that is missing or stale is expected to cost. */
  totalMicros: number;
};
