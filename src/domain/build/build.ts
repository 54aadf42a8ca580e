import type { Json } from "@/domain/json";
import type { RunEventData, RunOptions, StageName } from "@/domain/run/run";
import type { Chooser } from "@/domain/shot/selection";
import type { TakeKind } from "@/domain/shot/take";

/** Enough of a run to work on it, small enough to travel in an event. */
export type RunRef = {
  id: string;
  projectId: string;
  ownerId: string;
  /** Counts how often the run was started or taken up again: events of each attempt are told apart by it. */
  attempt: number;
  options: RunOptions;
};

/** A stored result of a stage. */
export type StoredArtifact = { id: string; contentKey: string; data: Json };

/** A generated candidate for a slot, as it enters a project. */
export type NewTake = {
  kind: TakeKind;
  digest: string;
  contentType: string;
  width: number | null;
  height: number | null;
  durationFrames: number | null;
  model: string;
  modelVersion: string;
  seed: number;
  prompt: string;
  draft: boolean;
};

/** What a finished piece of work adds to the project: written in one transaction, or not at all. */
export type FinishedWork = {
  run: RunRef;
  stage: StageName;
  /** Where in the run the result goes, e.g. "plan" or "shot/s2/clip". */
  slot: string;
  contentKey: string;
  /** Ids of the artifacts that it was made from. */
  inputIds: readonly string[];
  /** The new result and the calls that it took, or null when the artifact `known` is used again. */
  made: {
    data: Json;
    digests: readonly string[];
    operationIds: readonly string[];
    /** What the key was made of, kept of takes so that a change can be named later. */
    inputs?: Json;
  } | null;
  known: StoredArtifact | null;
  take: NewTake | null;
  /** What the take competes for; several slots of a run may hold takes of one. */
  takeSlot: string;
  /** Told when the work is stored, with its key. */
  event: { key: string; data: RunEventData } | null;
};

/** A result in its slot. `takeId` is set when the work is a candidate for a slot. */
export type Built<Value extends Json = Json> = {
  artifactId: string;
  takeId: string | null;
  value: Value;
  cached: boolean;
};

/** The take that fills a slot, and who chose it. */
export type StandingTake = { chosenBy: Chooser; reason: string; built: Built };

/** A picture or a clip that has no scorecard of the present version. */
export type UnscoredTake = {
  takeId: string;
  kind: TakeKind;
  slot: string;
  digest: string;
  width: number | null;
  height: number | null;
  /** The stored result of which it is the take; null when it is gone. */
  value: Json | null;
};

export type ExportFiles = {
  digest: string;
  posterDigest: string;
  thumbnailDigest: string;
  filmstripDigest: string;
  width: number;
  height: number;
  fps: number;
  durationFrames: number;
  bytes: number;
};
