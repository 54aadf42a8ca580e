import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Each kind of text is signed under its own name: a signature of one is none of another. */
type Purpose = "review link" | "review seat" | "review media";

export function signatureOf(key: string, purpose: Purpose, parts: readonly string[]): string {
  return createHmac("sha256", key)
    .update([purpose, ...parts].join("\n"))
    .digest("base64url");
}

export function isSignature(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const tokenIdBytes = 16;
const digestOf = (id: string) => createHash("sha256").update(id).digest("base64url");

/**
 * A new link: a random id, the second in which it expires, and the signature of both. Whoever reads the database finds
 * only the id's digest, from which no link can be made.
 */
export function makeLink(key: string, expiresAt: Date): { token: string; tokenDigest: string } {
  const id = randomBytes(tokenIdBytes).toString("base64url");
  const expires = Math.floor(expiresAt.getTime() / 1000).toString(36);
  const signature = signatureOf(key, "review link", [id, expires]);
  return { token: `${id}.${expires}.${signature}`, tokenDigest: digestOf(id) };
}

/** The digest by which a link is known; null for one that we did not make, or that has expired. */
export function readLink(key: string, token: string, nowMs: number): string | null {
  const [id = "", expires = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isSignature(signature, signatureOf(key, "review link", [id, expires]))) return null;
  return Number.parseInt(expires, 36) * 1000 > nowMs ? digestOf(id) : null;
}

/** What a guest's browser keeps to be known by again. */
export const seatKeyOf = (key: string, seatId: string): string =>
  `${seatId}.${signatureOf(key, "review seat", [seatId])}`;

export function readSeatKey(key: string, seatKey: string): string | null {
  const [seatId = "", signature = ""] = seatKey.split(".");
  return isSignature(signature, signatureOf(key, "review seat", [seatId])) ? seatId : null;
}
