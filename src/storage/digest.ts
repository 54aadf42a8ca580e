import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { StudioError } from "@/domain/errors";
import type { ByteRange, Digest } from "@/storage/blob-store";

/** Digests become file names and paths: nothing else gets that far. */
export const isDigest = (text: string): text is Digest => /^[0-9a-f]{64}$/.test(text);

/** Passes bytes through and knows their number and SHA-256 when they have passed. */
export function digestingStream(): { stream: Transform; result(): { digest: Digest; bytes: number } } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ digest: hash.digest("hex"), bytes }) };
}

export function checkDigest(digest: Digest, expected: Digest | undefined): void {
  if (expected === undefined || digest === expected) return;
  throw new StudioError(
    "storage-failed",
    `The content arrived damaged: expected ${expected}, received ${digest}. Nothing was stored.`,
  );
}

export const unknownBlob = (digest: string) => new StudioError("not-found", `There is no file ${digest}.`);

/** The range with its end inside the blob. */
export function clampRange(range: ByteRange, bytes: number): ByteRange {
  if (range.start < 0 || range.start >= bytes || range.end < range.start) {
    throw new StudioError(
      "invalid-input",
      `Bytes ${range.start}-${range.end} do not exist in a file of ${bytes}.`,
    );
  }
  return { start: range.start, end: Math.min(range.end, bytes - 1) };
}
