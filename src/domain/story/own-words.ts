import { contentWords } from "./content-words";

/** A stretch of text, marked when nothing like it stands in the texts it is compared with. */
export type TextPart = { text: string; own: boolean };

/** Marks what only this text says: words whose stem is in none of the others. Small words take after their neighbours. */
export function ownWords(text: string, others: readonly string[]): TextPart[] {
  const known = contentWords(others.join(" "));
  const parts: TextPart[] = [];
  for (const word of text.match(/\S+\s*/g) ?? []) {
    const stems = contentWords(word);
    const last = parts.at(-1);
    const own = stems.size === 0 ? (last?.own ?? false) : [...stems].every((stem) => !known.has(stem));
    if (last && last.own === own) last.text += word;
    else parts.push({ text: word, own });
  }
  return parts;
}
