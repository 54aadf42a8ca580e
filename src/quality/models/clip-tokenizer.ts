import { z } from "zod";
import { StudioError } from "@/domain/errors";

export const clipStart = "<|startoftext|>";
export const clipEnd = "<|endoftext|>";
/** Most tokens that CLIP reads, its marks included. */
const longest = 77;

/** Of a tokenizer.json as Hugging Face writes them: what byte pair encoding needs. */
const tokenizerFile = z.object({
  model: z.object({
    vocab: z.record(z.string(), z.int()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

export type ClipTokenizer = {
  /** Ids with both marks, cut at what the network reads. */
  encode(text: string): bigint[];
};

/** CLIP's byte pair encoding. Throws "misconfigured" for a file that holds another kind of tokenizer. */
export function readClipTokenizer(json: string): ClipTokenizer {
  const { vocab, merges } = parseTokenizer(json);
  const idOf = (token: string): number => {
    const id = vocab[token];
    if (id === undefined) throw notClip(new Error(`no token ${token}`));
    return id;
  };
  const [start, end] = [idOf(clipStart), idOf(clipEnd)];
  const ranks = new Map(
    merges.map((pair, rank) => [typeof pair === "string" ? pair : pair.join(" "), rank] as const),
  );
  return {
    encode(text) {
      const ids = wordsOf(text).flatMap((word) => mergePairs(symbolsOf(word), ranks).map(idOf));
      return [start, ...ids.slice(0, longest - 2), end].map(BigInt);
    },
  };
}

function parseTokenizer(json: string): z.infer<typeof tokenizerFile>["model"] {
  try {
    return tokenizerFile.parse(JSON.parse(json)).model;
  } catch (error) {
    throw notClip(error);
  }
}

const notClip = (cause: unknown) =>
  new StudioError(
    "misconfigured",
    "CLIP's tokenizer.json is not the one that was meant. Run: npm run weights",
    {
      cause,
    },
  );

/** Contractions, runs of letters, single digits, runs of anything else. */
const wordPattern = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu;

const wordsOf = (text: string): string[] =>
  text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase().match(wordPattern) ?? [];

/** A word as the vocabulary writes its bytes; the last one carries the mark of a word's end. */
function symbolsOf(word: string): string[] {
  const symbols = [...Buffer.from(word, "utf8")].map((byte) => byteLetters[byte] ?? "");
  return symbols.map((symbol, index) => (index === symbols.length - 1 ? `${symbol}</w>` : symbol));
}

/** Every byte as a letter that can be printed: those that can stand for themselves, the others follow from 256 on. */
const byteLetters: readonly string[] = (() => {
  const isPrintable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
})();

/** Joins the pair that was learnt earliest, again and again, until no neighbours are a known pair. */
function mergePairs(symbols: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
  let word = [...symbols];
  for (;;) {
    let best = { rank: Number.POSITIVE_INFINITY, left: "", right: "" };
    for (let index = 0; index + 1 < word.length; index++) {
      const [left, right] = [word[index] ?? "", word[index + 1] ?? ""];
      const rank = ranks.get(`${left} ${right}`);
      if (rank !== undefined && rank < best.rank) best = { rank, left, right };
    }
    if (best.rank === Number.POSITIVE_INFINITY) return word;
    word = joined(word, best);
  }
}

function joined(word: readonly string[], { left, right }: { left: string; right: string }): string[] {
  const result: string[] = [];
  for (let index = 0; index < word.length; index++) {
    const symbol = word[index] ?? "";
    const isPair = symbol === left && word[index + 1] === right;
    result.push(isPair ? left + right : symbol);
    if (isPair) index++;
  }
  return result;
}
