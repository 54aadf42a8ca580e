/** A stretch of text: in both versions, or only in the one that is shown. */
export type DiffPart = { text: string; changed: boolean };

/** Words with the white space that follows them, so that joining them gives the text back. */
const wordsOf = (text: string) => text.match(/\S+\s*/g) ?? [];

/** Letters only: a comma that moved to the next word does not make the word another one. */
const bare = (word: string) => word.trim().toLowerCase();

/**
 * The words of `text`, those marked that `other` does not have in the same order: what a reader would underline. By the
 * longest common row of words; with texts of 500 characters its table has a few thousand cells.
 */
export function wordDiff(text: string, other: string): DiffPart[] {
  const mine = wordsOf(text);
  const kept = keptWords(mine.map(bare), wordsOf(other).map(bare));
  const parts: DiffPart[] = [];
  for (const [index, word] of mine.entries()) {
    const changed = !kept.has(index);
    const last = parts.at(-1);
    if (last && last.changed === changed) last.text += word;
    else parts.push({ text: word, changed });
  }
  return parts;
}

/** Positions in `mine` of a longest row of words that stands in `other` too. */
function keptWords(mine: readonly string[], other: readonly string[]): Set<number> {
  // lengths[i][j]: the longest common row of what comes from word i of mine and word j of the other on.
  const lengths = Array.from({ length: mine.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = other.length - 1; j >= 0; j--) {
      row[j] = mine[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<number>();
  let i = 0;
  let j = 0;
  while (i < mine.length && j < other.length) {
    if (mine[i] === other[j]) {
      kept.add(i);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}
