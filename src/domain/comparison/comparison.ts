import { z } from "zod";
import { brief } from "@/domain/brief/brief";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { coherenceSettings } from "@/domain/coherence/settings";

/** In what the variations of a comparison differ; everything else is the same in all of them. */
export const comparisonKinds = ["settings", "prompts", "models", "seeds"] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

export const comparisonLimits = {
  variations: { min: 2, max: 5 },
  labelCharacters: 40,
  titleCharacters: 80,
} as const;

/** What one variation has in the place of what the common brief says. */
export const variationChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("settings"),
    coherence: coherenceSettings,
    /** Name of the profile that the settings were taken from, as it was called then. */
    profile: z.string().max(60).nullable().default(null),
  }),
  z.object({ kind: z.literal("prompts"), prompt: brief.shape.prompt }),
  z.object({ kind: z.literal("models"), models: modelChoice }),
  z.object({ kind: z.literal("seeds"), seed: brief.shape.seed.unwrap().unwrap() }),
]);
export type VariationChange = z.infer<typeof variationChange>;

export const wantedVariation = z.object({
  label: z.string().trim().max(comparisonLimits.labelCharacters).default(""),
  change: variationChange,
});

const { min, max } = comparisonLimits.variations;

/** What a comparison is made from: what all variations have in common, and what each has of its own. */
export const wantedComparison = z.object({
  title: z.string().trim().max(comparisonLimits.titleCharacters).default(""),
  base: brief,
  variations: z
    .array(wantedVariation)
    .min(min, `A comparison has at least ${min} variations`)
    .max(max, `A comparison has at most ${max} variations`),
  /** The caller's project that this starts from: what it has made already costs nothing again. */
  fromProjectId: z.uuid().nullable().default(null),
  /** Draws what would cost something as a free draft first. */
  draftFirst: z.boolean().default(false),
});
export type WantedComparison = z.infer<typeof wantedComparison>;
export type WantedComparisonInput = z.input<typeof wantedComparison>;

/** What a variation is called until its maker names it: A to E. */
export const variationLetter = (position: number): string => "ABCDE".charAt(position);
