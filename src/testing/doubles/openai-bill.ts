import type { BillLine } from "./http-double";

/** Micro-dollars for a million tokens (or, for tts-1, for a million characters), from the vendor's page. */
type ChatPrice = { input: number; cached: number; written?: number; output: number; reasons: boolean };
const chatPrices: Record<string, ChatPrice> = {
  "gpt-6.1-sol": { input: 2_000_000, cached: 100_000, written: 2_500_000, output: 10_000_000, reasons: true },
  "gpt-6-sol": { input: 2_000_000, cached: 200_000, output: 10_000_000, reasons: true },
  "gpt-6-luna": { input: 100_000, cached: 10_000, written: 125_000, output: 500_000, reasons: true },
  "gpt-5": { input: 1_250_000, cached: 125_000, output: 10_000_000, reasons: true },
  "gpt-5-mini": { input: 250_000, cached: 25_000, output: 2_000_000, reasons: true },
  "gpt-4o-mini": { input: 150_000, cached: 75_000, output: 600_000, reasons: false },
};
const imageTokenPrices = { text: 5_000_000, image: 8_000_000, output: 30_000_000 };
const speechPrices: Record<string, { characters: number; seconds: number }> = {
  "tts-1": { characters: 15_000_000, seconds: 0 },
  "tts-1-hd": { characters: 30_000_000, seconds: 0 },
  // US$ 0.015 a minute of sound; a quarter of a token a character at US$ 0.60 a million.
  "gpt-4o-mini-tts": { characters: 150_000, seconds: 250_000_000 },
};

/** Tokens. Those from the cache and those written to it are part of `input`. */
export type ChatUsage = { input: number; cached: number; written: number; output: number };

export const chatModels = Object.keys(chatPrices);
export const imageModels = ["gpt-image-2", "gpt-image-1"];
export const speechModels = Object.keys(speechPrices);
export const countsCacheWrites = (model: string) => chatPrices[model]?.written !== undefined;
export const reasons = (model: string) => chatPrices[model]?.reasons ?? false;

/** What the vendor charges for: every line is a call that was answered. */
export class OpenAiBill {
  readonly lines: BillLine[] = [];

  chat(id: string, model: string, usage: ChatUsage): void {
    const price = chatPrices[model];
    if (!price) return;
    const fresh = usage.input - usage.cached - usage.written;
    this.#add(
      id,
      `${model}: ${usage.input} tokens read, ${usage.cached} of them from the cache, ${usage.output} written`,
      fresh * price.input +
        usage.cached * price.cached +
        usage.written * (price.written ?? price.input) +
        usage.output * price.output,
    );
  }

  image(id: string, usage: { text: number; image: number; output: number }): void {
    const { text, image, output } = imageTokenPrices;
    this.#add(id, "a picture", usage.text * text + usage.image * image + usage.output * output);
  }

  speech(id: string, model: string, spoken: { characters: number; seconds: number }): void {
    const price = speechPrices[model] ?? { characters: 0, seconds: 0 };
    this.#add(id, `${model}: speech`, spoken.characters * price.characters + spoken.seconds * price.seconds);
  }

  #add(id: string, what: string, millionths: number): void {
    this.lines.push({ id, what, micros: Math.ceil(millionths / 1_000_000) });
  }
}
