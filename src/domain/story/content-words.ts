/** Words that hold a sentence together and say nothing of what it is about. */
const small = new Set(
  "a an and are as at be been but by do does for from had has have her his in into is it its more no nor not of off on one only or other out over own so than that the their them then there these they this to too under up very was we were what when where which while who will with you your".split(
    " ",
  ),
);

/** Endings that do not make another word of it: "runs", "running" and "run" count as one. */
const ending = /(?:'s|ing|ed|es|s)$/;
const shortestStem = 3;

function stem(word: string): string {
  const bare = word.replace(ending, "");
  return bare.length >= shortestStem ? bare : word;
}

/** What a text is about: its words without endings and without small ones, each once, in any script. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu) ?? [];
  return new Set(words.filter((word) => !small.has(word)).map(stem));
}

/** The share of words that two sets have in common (Jaccard): 1 for equal ones, also when both are empty. */
export function wordsInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 1;
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return common / (one.size + other.size - common);
}
