import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { StudioError } from "@/domain/errors";
import type { Provenance } from "@/domain/export/provenance";
import { writeFileFrom } from "@/files/write-file";
import { type Box, outerBoxes, withShiftedOffsets } from "./bmff-boxes";
import { exclusions, hashFilm, manifestBoxId } from "./bmff-hash";
import type { Signer } from "./signer";
import { type ManifestNames, newManifestNames, writeManifest } from "./write-manifest";

type Signing = { provenance: Provenance; signer: Signer; signal: AbortSignal };

/**
 * Writes a copy of an MP4 or QuickTime film that carries signed Content Credentials, right behind its first box, where
 * readers find them without reading all of it. The film has to be finished: whatever is changed afterwards is seen.
 */
export async function signFilm(
  { from, to }: { from: string; to: string },
  { provenance, signer, signal }: Signing,
): Promise<void> {
  const names = newManifestNames();
  const room = writeManifest(provenance, { names, filmHash: Buffer.alloc(32), signer });
  const place = await copyWithRoom({ from, to }, { box: manifestBox(room), signal });
  await fillIn(to, { place, provenance, signer, names });
}

/** A copy with a box behind the first one. Gives where the box stands. */
async function copyWithRoom(
  { from, to }: { from: string; to: string },
  { box, signal }: { box: Buffer; signal: AbortSignal },
): Promise<number> {
  const source = await open(from, "r");
  try {
    const boxes = await outerBoxes(source);
    const first = boxes[0];
    if (first?.type !== "ftyp") {
      throw new StudioError("media-failed", "Only MP4 and QuickTime films can carry Content Credentials.");
    }
    await writeFileFrom(to, parts({ from, source, boxes, box }), { signal });
    return first.size;
  } finally {
    await source.close();
  }
}

type Parts = { from: string; source: Awaited<ReturnType<typeof open>>; boxes: readonly Box[]; box: Buffer };

async function* parts({ from, source, boxes, box }: Parts): AsyncGenerator<Buffer> {
  for (const [index, { type, start, size }] of boxes.entries()) {
    if (type === "moov") {
      const moov = Buffer.alloc(size);
      await source.read(moov, 0, size, start);
      yield withShiftedOffsets(moov, box.length);
    } else {
      yield* createReadStream(from, { start, end: start + size - 1, highWaterMark: 1 << 20 });
    }
    if (index === 0) yield box;
  }
}

/** Hashes the film around the room that was left, and writes the manifest that says so into it. */
async function fillIn(
  path: string,
  { place, provenance, signer, names }: { place: number; names: ManifestNames } & Omit<Signing, "signal">,
): Promise<void> {
  const film = await open(path, "r+");
  try {
    const filmHash = await hashFilm(film, { boxes: await outerBoxes(film), without: exclusions });
    const box = manifestBox(writeManifest(provenance, { names, filmHash, signer }));
    await film.write(box, 0, box.length, place);
  } finally {
    await film.close();
  }
}

/** Behind the box's name: version and flags, what it is for, and where further hashes begin, of which there are none. */
export const manifestBoxIntroduction = Buffer.concat([
  Buffer.alloc(4),
  Buffer.from("manifest\0", "latin1"),
  Buffer.alloc(8),
]);

function manifestBox(manifest: Buffer): Buffer {
  const content = Buffer.concat([manifestBoxId, manifestBoxIntroduction, manifest]);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(header.length + content.length, 0);
  header.write("uuid", 4, "latin1");
  return Buffer.concat([header, content]);
}
