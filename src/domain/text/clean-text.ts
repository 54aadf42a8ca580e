/**
 * Text as a person typed it, without what cannot be seen: control characters and halves of surrogate pairs are
 * dropped, every run of white space becomes one space. Letters of all scripts, emoji and their joiners stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}
