import type { LookCategory } from "@/domain/look/look";

export const lookCategoryTitles = {
  film: "Film",
  advertising: "Advertising",
  natural: "Natural",
  graphic: "Graphic",
  period: "Period",
} satisfies Record<LookCategory, string>;
