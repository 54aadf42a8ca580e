import { z } from "zod";
import { takeKinds } from "@/domain/shot/take";

/** What a pool holds: takes of all kinds, and the pictures that the maker has uploaded. */
export const poolKinds = [...takeKinds, "upload"] as const;
export type PoolKind = (typeof poolKinds)[number];

/** Best, dearest or newest first; "oldest" is the order of making. */
export const poolSorts = ["newest", "oldest", "score", "cost"] as const;
export type PoolSort = (typeof poolSorts)[number];

/** "used" fills its slot or is in the cut; "removed" shows what was taken out, to be brought back. */
export const poolStates = ["used", "unused", "favourite", "draft", "final", "unscored", "removed"] as const;
export type PoolState = (typeof poolStates)[number];

export const poolLimits = { tagLength: 40, tagsOfItem: 20, atOnce: 500, words: 8 } as const;

export const poolTag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Type a tag")
  .max(poolLimits.tagLength, `A tag has at most ${poolLimits.tagLength} characters`)
  .regex(/^[^,]+$/, "A tag has no comma: add them one by one");

/** Which things of a pool are looked for. Null for no filter. */
export const poolQuestion = z.object({
  /** Every word has to stand in the prompt, the name, the model or a tag. */
  search: z.string().trim().max(100).default(""),
  kind: z.enum(poolKinds).nullable().default(null),
  /** Catalogue id. */
  model: z.string().max(200).nullable().default(null),
  shotKey: z.string().max(100).nullable().default(null),
  tag: z.string().max(poolLimits.tagLength).nullable().default(null),
  state: z.enum(poolStates).nullable().default(null),
  /** Made in the last so many days. */
  days: z.int().min(1).max(3_650).nullable().default(null),
  /** At least this overall score, 0-100. */
  scoreMin: z.int().min(0).max(100).nullable().default(null),
  sort: z.enum(poolSorts).default("newest"),
});
export type PoolQuestion = z.infer<typeof poolQuestion>;

/** The words that are looked for, in lower case; more than a person types are left out. */
export const searchWords = (search: string): string[] =>
  search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, poolLimits.words);
