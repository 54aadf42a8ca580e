/** Tokens as the vendor counts them. Those from its cache and those written to it are part of `input`. */
export type TokenUsage = { input: number; cached: number; cacheWritten: number; output: number };

/** Micro-dollars for a million tokens. */
export type TokenPrice = { input: number; cached: number; cacheWritten: number; output: number };

const million = 1_000_000;

/** Whole micro-dollars, rounded up. Exact: counts and prices are whole numbers whose products stay below 2^53. */
export function priceOfTokens(
  { input, cached, cacheWritten, output }: TokenUsage,
  price: TokenPrice,
): number {
  const fresh = Math.max(0, input - cached - cacheWritten);
  return Math.ceil(
    (fresh * price.input +
      cached * price.cached +
      cacheWritten * price.cacheWritten +
      output * price.output) /
      million,
  );
}

/** The most that so many tokens can cost, whatever of them the cache holds. */
export function mostOfTokens(tokens: { input: number; output: number }, price: TokenPrice): number {
  const dearest = Math.max(price.input, price.cached, price.cacheWritten);
  return Math.ceil((tokens.input * dearest + tokens.output * price.output) / million);
}

/** No token is shorter than a byte. */
export const mostTokensIn = (text: string): number => Buffer.byteLength(text);

/** About four characters of English are a token. */
export const usualTokensIn = (characters: number): number => Math.ceil(characters / 4);
