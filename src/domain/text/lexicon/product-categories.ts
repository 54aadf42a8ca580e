import type { ProductForm } from "@/domain/picture/scene-spec";

export const productCategories = [
  "beverage",
  "food",
  "sport",
  "fashion",
  "beauty",
  "tech",
  "app",
  "automotive",
  "travel",
  "home",
  "event",
  "education",
  "finance",
  "health",
  "family",
  "nonprofit",
  "generic",
] as const;
export type ProductCategory = (typeof productCategories)[number];

/** Kind, silhouette, and the words for it. Kinds are unique; words are singular where a plural in -s exists. */
export type ProductRow = readonly [kind: string, form: ProductForm, words: string];
