import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Box } from "./bmff-boxes";

/** Names the box that holds a manifest store in MP4 and QuickTime files (C2PA 2.1, A.5.1). */
export const manifestBoxId = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");

/** Where in a `uuid` box its name begins. */
const nameOffset = 8;

/** A box that a hash leaves out: by its type, and where there are several of one type, by the bytes at a place in it. */
export type Exclusion = { type: string; data: { offset: number; value: Uint8Array } | null };

/**
 * What the standard has every hash leave out: the manifest itself, and two boxes that say nothing of picture or sound
 * and that servers may rewrite.
 */
export const exclusions: readonly Exclusion[] = [
  { type: "uuid", data: { offset: nameOffset, value: manifestBoxId } },
  { type: "ftyp", data: null },
  { type: "mfra", data: null },
];

/**
 * The hash that binds a manifest to a film (`c2pa.hash.bmff.v3` without a Merkle tree): over each outer box that is not
 * left out, its place in the file as 64 bits and then its bytes. A box that was moved is therefore noticed as well.
 */
export async function hashFilm(
  file: FileHandle,
  { boxes, without }: { boxes: readonly Box[]; without: readonly Exclusion[] },
): Promise<Buffer> {
  const hash = createHash("sha256");
  for (const box of boxes) {
    if (await isLeftOut(file, { box, without })) continue;
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(box.start));
    hash.update(place);
    const bytes = file.createReadStream({
      ...{ start: box.start, end: box.start + box.size - 1, autoClose: false },
      highWaterMark: 1 << 20,
    });
    await pipeline(bytes, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) hash.update(chunk);
    });
  }
  return hash.digest();
}

async function isLeftOut(
  file: FileHandle,
  { box, without }: { box: Box; without: readonly Exclusion[] },
): Promise<boolean> {
  for (const { type, data } of without) {
    if (type !== box.type) continue;
    if (data === null) return true;
    const found = Buffer.alloc(data.value.length);
    await file.read(found, 0, found.length, box.start + data.offset);
    if (found.equals(data.value)) return true;
  }
  return false;
}
