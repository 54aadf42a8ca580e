import type { MediaFile } from "@/domain/interchange/sequence";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { Cut } from "@/domain/timeline/cut";
import type { CutSource } from "./cut-source";
import type { Origin } from "./origin";

/** Everything of a project that can go into a package, as of one version of its video or its cut. */
export type PackageMaterial = CutSource & {
  title: string;
  /** What the maker asked for. */
  prompt: string;
  origin: Origin;
  cut: Cut;
  files: ReadonlyMap<string, MediaFile>;
  /** What the items of the voice track say, by their ids. */
  spoken: ReadonlyMap<string, string>;
  /** The version's own file first, then what was exported from it. */
  videos: readonly { fileName: string; digest: string }[];
  /** Chosen pictures of shots and elements, by their slots. */
  frames: readonly { slot: string; digest: string; contentType: string }[];
  plan: Plan | null;
  narrative: Narrative | null;
  prompts: readonly { slot: string; model: string; seed: number; prompt: string }[];
  costs: readonly { stage: string; model: string; description: string; amountMicros: number }[];
};
