/** Words that start with a vowel letter but not a vowel sound, and the other way round. */
const soundsLikeConsonant = /^(?:uni(?!n|m)|use|usu|util|euro|eul|one\b|once|ufo|uran|urin)/i;
const spelledFromU = /^U[A-Z]/;
const soundsLikeVowel = /^(?:hour|honest|heir|honou?r|[FHLMNRSX](?=[\dA-Z-])|8|11\b|18\b)/;

/** "a coffee", "an energy drink", "a university app", "an MP3 player". Nouns of other scripts get no article. */
export function withArticle(noun: string): string {
  if (!/^[\p{Script=Latin}\d]/u.test(noun)) return noun;
  const vowel =
    /^[aeiouàáâäåæèéêëìíîïòóôöøùúûü]/i.test(noun) &&
    !soundsLikeConsonant.test(noun) &&
    !spelledFromU.test(noun);
  return `${vowel || soundsLikeVowel.test(noun) ? "an" : "a"} ${noun}`;
}

/** First letter upper case, the rest as it is; names such as iPhone keep theirs. */
export function capitalise(text: string): string {
  if (/^\p{Ll}\p{Lu}/u.test(text)) return text;
  const [first = ""] = text;
  return first.toLocaleUpperCase("en") + text.slice(first.length);
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A full stop at the end unless the text already ends a sentence. */
export function asSentence(text: string): string {
  const trimmed = capitalise(text.trim());
  return trimmed === "" || /[.!?…。！？؟।]["”’»]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** Characters of a script without spaces that are spoken in the time of one word. */
const charactersPerWord = 2.2;

/** Words as a speaker counts them; in scripts without spaces, so many characters count as one. */
export function countWords(text: string): number {
  const unspaced = text.match(unspacedScript)?.length ?? 0;
  const spaced =
    text.replace(unspacedScript, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,%+-]*/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / charactersPerWord);
}

/** Unhurried reading speed of an advertisement. */
export const spokenWordsPerSecond = 2.3;

/** Roughly how long a line takes to say. */
export function speechSeconds(text: string): number {
  return countWords(text) / spokenWordsPerSecond;
}
