import type { CatalogueEntry, PriceTier } from "./catalogue";

/** What a price depends on; what a formula does not ask for is ignored. */
export type PricedRequest = {
  /** Length of the clip or sound, in seconds. */
  seconds?: number;
  resolution?: string;
  audio?: boolean;
  mode?: string;
  images?: number;
  characters?: number;
  /** Seconds for which the vendor's machine worked. */
  computeSeconds?: number;
  tokens?: { input: number; cached: number; output: number };
};

/** What a call costs by the catalogue, in whole micro-dollars; parts of one count as one. */
export function priceOf({ price }: Pick<CatalogueEntry, "price">, request: PricedRequest): number {
  const tier = price.tiers.find((candidate) => holds(candidate, request));
  if (!tier) throw new Error("A price formula has to end with a tier without conditions");
  switch (price.per) {
    case "second":
      return product(tier.micros, request.seconds ?? 0);
    case "clip":
      return tier.micros;
    case "image":
      return product(tier.micros, request.images ?? 1);
    case "thousand-characters":
      return product(tier.micros, (request.characters ?? 0) / 1000);
    case "compute-second":
      return product(tier.micros, request.computeSeconds ?? 0);
    case "million-tokens":
      return priceOfTokens(tier, request.tokens ?? { input: 0, cached: 0, output: 0 });
  }
}

function holds({ when }: PriceTier, request: PricedRequest): boolean {
  if (!when) return true;
  const { resolution, audio, seconds, mode } = when;
  return (
    (resolution === undefined || resolution === request.resolution) &&
    (audio === undefined || audio === request.audio) &&
    (seconds === undefined || seconds === request.seconds) &&
    (mode === undefined || mode === request.mode)
  );
}

function priceOfTokens(tier: PriceTier, tokens: { input: number; cached: number; output: number }): number {
  const { micros, cachedMicros = micros, outputMicros = micros } = tier;
  const fresh = Math.max(0, tokens.input - tokens.cached);
  const millionths = fresh * micros + tokens.cached * cachedMicros + tokens.output * outputMicros;
  return Math.ceil(millionths / 1_000_000);
}

/** Rounded up, but not for what the product of two decimal numbers is off by in binary. */
function product(micros: number, quantity: number): number {
  return Math.ceil(Number((micros * quantity).toFixed(6)));
}
