import type { ReviewEntry } from "@/domain/review/review-views";

/** The letter that the reader knows a video by, with its name once that is open. */
export function entryName({ key, facts }: Pick<ReviewEntry, "key" | "facts">): string {
  return facts && facts.name !== key ? `${key} · ${facts.name}` : key;
}
