/** Who signs, for people. */
export type SignerFacts = {
  name: string;
  issuer: string;
  /** ISO 8601. */
  validUntil: string;
  algorithm: string;
};

/** How an installation stands to signing; `broken` means that it was configured and does not work. */
export type SignerState =
  | { state: "off" }
  | ({ state: "ready" } & SignerFacts)
  | { state: "broken"; problem: string };
