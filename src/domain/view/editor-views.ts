import type { TakeKind } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";
import type { MediaView } from "@/domain/view/views";

/** A take in the media bin. */
export type BinTake = {
  takeId: string;
  digest: string;
  kind: TakeKind;
  slot: string;
  /** Which of the takes of its slot it is, from 1. */
  number: number;
  /** What it shows or says, in words for people: "Shot 2, take 1". */
  name: string;
  durationFrames: number | null;
  model: string;
  draft: boolean;
  /** The one that the studio or the maker has chosen for its slot. */
  chosen: boolean;
};

export type EditorView = {
  project: { id: string; title: string };
  cut: Cut;
  /** The saved version of the cut, 0 when nobody has edited it yet. */
  version: number;
  savedAt: string | null;
  savedBy: string | null;
  /** Files by digest: of the takes in the bin and of the pictures in the cut. */
  media: Record<string, MediaView>;
  bin: BinTake[];
  /** What each take of the voice says, by its id. */
  lines: Record<string, string>;
  /** Scenes of the plan in order, with the slots of their clips; none without a plan. */
  scenes: { title: string; slots: string[] }[];
  /** Versions of the finished video, newest first. */
  videos: { version: number; createdAt: string }[];
};

/** A saved version of a cut. */
export type CutVersionView = {
  version: number;
  base: number;
  message: string;
  createdAt: string;
  savedBy: string | null;
  /** Whether it was the person who asks. */
  own: boolean;
};
