import { type ImageQuality, imageQualities, type OpenAiImageEntry } from "@/domain/catalogue/openai-models";

/** Tokens of a picture: words and pictures read, and the picture made. */
export type ImageUsage = { text: number; image: number; output: number };

const million = 1_000_000;
/** A prompt as prompts for pictures are. */
const usualPromptTokens = 300;

/** Whole micro-dollars, rounded up. */
export const imagePrice = ({ tokenPrices }: OpenAiImageEntry, { text, image, output }: ImageUsage): number =>
  Math.ceil((text * tokenPrices.text + image * tokenPrices.image + output * tokenPrices.output) / million);

/** What a picture usually costs, for estimates. */
export function usualOfImage(
  entry: OpenAiImageEntry,
  { size, quality }: { size: string; quality: ImageQuality },
): number {
  return imagePrice(entry, {
    text: usualPromptTokens,
    image: 0,
    output: entry.outputTokens[size]?.[quality] ?? 0,
  });
}

/** The most a picture can cost: every byte a token, the dearest size and quality. */
export function mostOfImage(
  entry: OpenAiImageEntry,
  { prompt, references }: { prompt: string; references: number },
): number {
  const outputs = Object.values(entry.outputTokens).flatMap((row) => imageQualities.map((name) => row[name]));
  return imagePrice(entry, {
    text: Buffer.byteLength(prompt),
    image: references * entry.referenceTokens,
    output: Math.max(...outputs),
  });
}
