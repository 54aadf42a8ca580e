import { z } from "zod";
import { type ModelChoice, modelChoice } from "@/domain/catalogue/model-choice";
import { rewriteRequest } from "@/domain/plan/rewrite-request";

/** Stages of all recipes; those of one in the order in which they run. */
export const stageNames = [
  "brief",
  "enhance",
  "story",
  "plan",
  "elements",
  "frames",
  "clips",
  "score",
  "sound",
  "assemble",
  "finish",
  "heroes",
] as const;
export type StageName = (typeof stageNames)[number];

/**
 * The stages that a run goes through: to a video, only to hero frames of one still to be made, from an edited cut on,
 * or to other words for one shot.
 */
export const recipeStages = {
  ad: stageNames.filter((stage) => stage !== "heroes" && stage !== "story"),
  product: stageNames.filter((stage) => stage !== "heroes"),
  heroes: ["brief", "enhance", "plan", "heroes"],
  edit: ["assemble", "finish"],
  rewrite: ["brief", "plan"],
} as const satisfies Record<string, readonly StageName[]>;

/** "waiting": a guided run is at a checkpoint and holds nothing; the maker lets it go on. */
export const runStatuses = [
  "queued",
  "running",
  "waiting",
  "needs-attention",
  "done",
  "failed",
  "cancelled",
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const projectStatuses = ["draft", ...runStatuses] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

export const isOpen = (status: RunStatus) => status === "queued" || status === "running";

/** Whether nothing more comes of a run by itself and nobody is waited for. */
export const hasEnded = (status: RunStatus) => !isOpen(status) && status !== "waiting";

/** How many hero frames one request may ask for. */
export const heroCount = { min: 4, max: 8, default: 4 } as const;

/** Seeds of requests are below this. */
export const heroSeeds = 2_147_483_647;

/** What a run that draws hero frames was asked for. */
export const heroRequest = z.object({
  count: z.int().min(heroCount.min).max(heroCount.max),
  /** Candidates of one request have seeds of their own that follow from it. */
  seed: z.int().nonnegative(),
  /** The image model, by catalogue id; null for the one of this machine. */
  model: z.string().max(200).nullable(),
  /** The candidate that these are derived from; null for new ones. */
  parent: z
    .object({
      takeId: z.uuid(),
      /** What shall be different, in the maker's words; empty for no wish. */
      guidance: z.string().trim().max(300),
      /** How far they may go from it: 0 hardly, 1 far. */
      strength: z.number().min(0).max(1),
    })
    .nullable(),
});
export type HeroRequest = z.infer<typeof heroRequest>;

/** What sets one run of a brief apart from another. */
export const runOptions = z.object({
  /** Shots to draw again with another seed, by key. */
  shotSeeds: z.record(z.string(), z.int().nonnegative()),
  /** What the run was expected to cost, in micro-dollars, when it was asked for. */
  estimateMicros: z.int().nonnegative().exactOptional(),
  /** How long it was expected to take. */
  estimateSeconds: z.int().nonnegative().exactOptional(),
  /**
   * A run that makes nothing that is there and keeps what is selected: "cut" cuts the video anew from the takes that
   * are chosen, "scores" measures what was not measured yet, or by an older version, "edit" renders what the maker has
   * made of the cut.
   */
  rebuild: z.enum(["cut", "scores", "edit"]).exactOptional(),
  /** With "edit": the version of the maker's cut. */
  cutEdit: z.int().positive().exactOptional(),
  /** For a draft: the models that the maker wants for the real thing. */
  finalModels: z.custom<ModelChoice>((value) => modelChoice.safeParse(value).success).exactOptional(),
  /** What the brief is for; left out for an ad. */
  format: z.literal("product").exactOptional(),
  /** Set when the run draws hero frames and makes no video. */
  heroes: heroRequest.exactOptional(),
  /** Set when the run only proposes other words for a shot or a scene of the plan. */
  rewrite: rewriteRequest.exactOptional(),
  /** The run waits for the maker at the checkpoints of its recipe. */
  guided: z.boolean().exactOptional(),
  /** Checkpoints that the maker has passed. */
  approved: z.array(z.enum(stageNames)).exactOptional(),
});
export type RunOptions = z.infer<typeof runOptions>;

/**
 * The models that a run works with: hero frames need words and pictures, and may be drawn by another model than the video;
 * other words for a shot need nobody who draws.
 */
export function modelsOfRun(
  { heroes, rewrite }: Pick<RunOptions, "heroes" | "rewrite">,
  chosen: ModelChoice,
): ModelChoice {
  const { text, image, imageFallbacks } = chosen;
  if (rewrite) return modelChoice.parse({ text });
  if (!heroes) return chosen;
  const sameImages = heroes.model === image;
  return modelChoice.parse({ text, image: heroes.model, imageFallbacks: sameImages ? imageFallbacks : [] });
}

export function stagesOf({
  heroes,
  rewrite,
  rebuild,
  format,
}: Pick<RunOptions, "heroes" | "rewrite" | "rebuild" | "format">): readonly StageName[] {
  if (rewrite) return recipeStages.rewrite;
  if (heroes) return recipeStages.heroes;
  return recipeStages[rebuild === "edit" ? "edit" : (format ?? "ad")];
}

/** What a run tells while it works. Every number a person sees on the run panel is derived from these. */
export type RunEventData =
  | { type: "run-started" }
  | { type: "stage-started"; stage: StageName /** Pieces of work in it, when known. */; total: number | null }
  | { type: "stage-total"; stage: StageName; total: number }
  | { type: "stage-finished"; stage: StageName; cached: boolean; note: string | null }
  | { type: "piece-started"; stage: StageName; piece: string; label: string }
  | { type: "piece-progress"; stage: StageName; piece: string; progress: number }
  | { type: "piece-finished"; stage: StageName; piece: string; cached: boolean; take: TakeNews | null }
  | {
      type: "piece-failed";
      stage: StageName;
      piece: string;
      code: string;
      message: string;
      action: FailureAction;
    }
  /** A piece that is done without: one take of several, a take that was to be better. */
  | { type: "piece-dropped"; stage: StageName; piece: string; message: string }
  | { type: "cost"; amountMicros: number }
  | { type: "note"; stage: StageName; level: "info" | "warning"; message: string }
  | { type: "run-ended"; status: RunStatus; message: string | null };

/** What a maker can do about a failure. `ask-again`: accept that a call may be paid twice. */
export const failureActions = [
  "retry",
  "change-prompt",
  "use-another-model",
  "raise-limit",
  "ask-again",
] as const;
export type FailureAction = (typeof failureActions)[number];

/** A finished picture, clip or sound, as soon as it can be shown. */
export type TakeNews = {
  slot: string;
  digest: string;
  contentType: string;
  width: number | null;
  height: number | null;
};

export type RunEvent = { id: number; at: string; data: RunEventData };
