/** A piece of text that is never broken, and whether a space stands before it. */
type Token = { text: string; spaced: boolean };

type Room = { maxWidth: number; measure(line: string): number; breakWords?: boolean };

/**
 * Breaks text into lines no wider than `maxWidth` with as few lines as that takes, then evens them out: no last line
 * with one short word. Words are found by the rules of the script, because not every script writes spaces. A word
 * wider than a line sticks out, so that the caller can choose a smaller size, unless `breakWords` allows to break it.
 */
export function wrapText(text: string, room: Room): string[] {
  return text
    .split("\n")
    .filter((paragraph) => paragraph.trim() !== "")
    .flatMap((paragraph) => {
      const found = tokens(paragraph);
      return balance(room.breakWords ? found.flatMap((token) => pieces(token, room)) : found, room);
    });
}

function balance(words: readonly Token[], { maxWidth, measure }: Room): string[] {
  const lines = fill(words, maxWidth, measure);
  if (lines.length < 2) return lines;
  let narrow = maxWidth / 2;
  let wide = maxWidth;
  let best = lines;
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const tried = fill(words, middle, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > maxWidth)) narrow = middle;
    else {
      wide = middle;
      best = tried;
    }
  }
  return best;
}

function fill(words: readonly Token[], maxWidth: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word.text : `${line}${word.spaced ? " " : ""}${word.text}`;
    if (line !== "" && measure(longer) > maxWidth) {
      lines.push(line);
      line = word.text;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function pieces({ text, spaced }: Token, { maxWidth, measure }: Room): Token[] {
  if (measure(text) <= maxWidth) return [{ text, spaced }];
  const found: Token[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = found.at(-1);
    if (last && measure(last.text + segment) <= maxWidth) last.text += segment;
    else found.push({ text: segment, spaced: found.length === 0 && spaced });
  }
  return found;
}

const words = new Intl.Segmenter(undefined, { granularity: "word" });

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let spaced = false;
  for (const { segment, isWordLike } of words.segment(text.trim())) {
    if (segment.trim() === "") {
      spaced = true;
      continue;
    }
    const last = found.at(-1);
    // Punctuation and marks never start a line, and scripts with spaces break nowhere else.
    const glued = last && !spaced && (!isWordLike || !breaksWithoutSpace(last.text, segment));
    if (glued) last.text += segment;
    else found.push({ text: segment, spaced });
    spaced = false;
  }
  return found;
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const breaksWithoutSpace = (before: string, after: string) => spaceless.test(before) || spaceless.test(after);
