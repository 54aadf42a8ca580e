export type FoundWord = { text: string; index: number };

type WordList = readonly { word: string; unspaced: boolean }[];

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const cyrillic = /[а-яё]/;
/** Russian endings that a word of a list may carry. */
const longestCyrillicEnding = 3;

const lists = new Map<string, WordList>();

/** Lower case that keeps every character in its place, so that positions hold for the original text. */
const lower = (text: string) => text.replace(/[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω]/g, (letter) => letter.toLowerCase());

function parse(list: string): WordList {
  const known = lists.get(list);
  if (known) return known;
  const parsed = list
    .split(",")
    .map((word) => lower(word.trim()))
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length)
    .map((word) => ({ word, unspaced: unspacedScript.test(word) }));
  lists.set(list, parsed);
  return parsed;
}

const isLetter = (text: string, at: number) =>
  at >= 0 && at < text.length && letterOrDigit.test(text.charAt(at));

/** Where a word that starts at `index` ends with its plural or case ending, or -1 when it is part of a longer word. */
function endOfWord(text: string, index: number, word: string): number {
  if (isLetter(text, index - 1)) return -1;
  const end = index + word.length;
  const endings = ["", "s", "es"]
    .filter((ending) => text.startsWith(ending, end))
    .map(({ length }) => length);
  let declined = 0;
  if (cyrillic.test(word.at(-1) ?? "")) {
    while (declined < longestCyrillicEnding && cyrillic.test(text.charAt(end + declined))) declined++;
  }
  const length = [declined, ...endings].find((extra) => {
    const after = end + extra;
    return !isLetter(text, after) && !(text.charAt(after) === "-" && isLetter(text, after + 1));
  });
  return length === undefined ? -1 : end + length;
}

/**
 * Finds every occurrence of a comma-separated list of words and phrases, in the order of the text; longer entries
 * win over those they overlap. English plurals and Russian endings match their word. In scripts that join words or
 * prefixes to them, an entry may stand inside a longer word. Plain searching: a prompt is read while it is typed,
 * and hundreds of regular expressions with Unicode classes take seconds to compile.
 */
export function findWords(text: string, list: string): FoundWord[] {
  const searched = lower(text);
  const spans: { start: number; end: number }[] = [];
  for (const { word, unspaced } of parse(list)) {
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + 1)) {
      const end = unspaced ? at + word.length : endOfWord(searched, at, word);
      const free = spans.every((span) => end <= span.start || at >= span.end);
      if (end > at && free) spans.push({ start: at, end });
    }
  }
  return spans
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ text: text.slice(start, end), index: start }));
}

export const hasWords = (text: string, list: string): boolean => findWords(text, list).length > 0;
