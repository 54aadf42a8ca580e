/**
 * What no model reads as it is meant: control characters but for breaks of lines, halves of characters, marks that turn
 * the direction of writing, spaces without width and characters that were lost on the way. Joiners of emoji and scripts stay.
 */
const forbidden = /[^\P{Cc}\n\t]|[\p{Cs}\p{Co}\u2028\u2029\u200B\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/gu;

/** The code points of a prompt that it should not have, each once: "U+200B". */
export const forbiddenCharacters = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(forbidden)].map(
      ([character]) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    ),
  ),
];

export const withoutForbidden = (text: string): string => text.replaceAll(forbidden, "");

const wholeCharacterScripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const charactersPerToken = 4;

/**
 * How many tokens a text has, roughly: one for four characters, and one for each in scripts whose characters are words.
 * Every vendor counts otherwise; ask theirs where it matters.
 */
export function estimatedTokens(text: string): number {
  const whole = text.match(wholeCharacterScripts)?.length ?? 0;
  return whole + Math.ceil((text.length - whole) / charactersPerToken);
}

/** What keeps a prompt from being sent as it is, in words. @param promptMax In characters; null for no known limit. */
export function promptProblems(text: string, { promptMax }: { promptMax: number | null }): string[] {
  const found = forbiddenCharacters(text);
  return [
    ...(text.trim() === "" ? ["It is empty."] : []),
    ...(promptMax !== null && text.length > promptMax
      ? [`It has ${text.length - promptMax} characters more than the model takes.`]
      : []),
    ...(found.length > 0 ? [`It has characters that models cannot read: ${found.join(", ")}.`] : []),
  ];
}
