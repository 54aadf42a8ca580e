/** A part of a file of the ISO base media format. `start` and `end` are places in the file, `body` is what is in it. */
export type Box = { type: string; start: number; end: number; body: Buffer };

const headerBytes = 8;
const longHeaderBytes = 16;

/**
 * The parts at the top of such a file, one behind the other, as far as they are whole: a damaged file, or one with
 * something else behind it, ends before its bytes do.
 */
export function readBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let start = 0;
  for (let box = boxAt(bytes, start); box; box = boxAt(bytes, start)) {
    boxes.push(box);
    start = box.end;
  }
  return boxes;
}

function boxAt(bytes: Buffer, start: number): Box | null {
  if (start + headerBytes > bytes.length) return null;
  const short = bytes.readUInt32BE(start);
  const type = bytes.toString("latin1", start + 4, start + headerBytes);
  if (!/^[\x20-\x7e]{4}$/.test(type)) return null;
  // 1 stands for a length that follows, 0 for the rest of the file.
  const isLong = short === 1;
  const header = isLong ? longHeaderBytes : headerBytes;
  if (start + header > bytes.length) return null;
  const length = isLong ? Number(bytes.readBigUInt64BE(start + headerBytes)) : short || bytes.length - start;
  const end = start + length;
  if (length < header || end > bytes.length) return null;
  return { type, start, end, body: bytes.subarray(start + header, end) };
}

/** What still pictures in HEVC name themselves by, and sequences of them. */
const hevcBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]);
/** Pictures in any codec of this family; some cameras name only these. */
const familyBrands = new Set(["mif1", "msf1", "mif2"]);
const otherCodecs = new Set(["avif", "avis"]);

/** Whether the head of a file (its first part has to be in it) says that this is a HEIC or HEIF picture. */
export function isHeicHead(head: Buffer): boolean {
  const first = boxAt(head, 0);
  if (first?.type !== "ftyp") return false;
  const brands = [first.body.toString("latin1", 0, 4)];
  // Behind the first brand stands its version.
  for (let at = 8; at + 4 <= first.body.length; at += 4)
    brands.push(first.body.toString("latin1", at, at + 4));
  if (brands.some((brand) => hevcBrands.has(brand))) return true;
  return familyBrands.has(brands[0] ?? "") && !brands.some((brand) => otherCodecs.has(brand));
}
