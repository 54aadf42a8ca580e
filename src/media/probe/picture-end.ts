import { readBoxes } from "../heic/boxes";
import type { ImageFormat } from "./sniff-image";

/**
 * Where the picture in a file ends by its own account, or null when its structure is broken. What follows belongs to
 * something else: a file may be a picture for one program and an archive or a page for another.
 */
export function pictureEnd(format: ImageFormat, bytes: Buffer): number | null {
  return endOf[format](bytes);
}

function pngEnd(bytes: Buffer): number | null {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IEND") return next;
    at = next;
  }
  return null;
}

function webpEnd(bytes: Buffer): number | null {
  const end = 8 + bytes.readUInt32LE(4);
  return end > bytes.length ? null : end;
}

const endOf: Record<ImageFormat, (bytes: Buffer) => number | null> = {
  jpeg: jpegEnd,
  png: pngEnd,
  webp: webpEnd,
  heic: heicEnd,
};

const marker = { scan: 0xda, end: 0xd9 };

/** A part that is announced and not all there makes the file a broken one. */
function heicEnd(bytes: Buffer): number | null {
  const end = readBoxes(bytes).at(-1)?.end ?? 0;
  const next = bytes.toString("latin1", end + 4, end + 8);
  return /^[a-z]{4}$/i.test(next) ? null : end;
}

function jpegEnd(bytes: Buffer): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const kind = bytes[at + 1] ?? 0;
    if (kind === marker.end) return at + 2;
    at += 2 + bytes.readUInt16BE(at + 2);
    if (kind === marker.scan) at = nextSegment(bytes, at);
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === marker.end ? at + 2 : null;
}

/** Skips compressed data, in which 0xFF is followed by zero or a restart marker. */
function nextSegment(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}
