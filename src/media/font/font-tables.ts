import { brotliDecompressSync, inflateSync } from "node:zlib";

export type FontFormat = "ttf" | "otf" | "woff" | "woff2";

/** The tables of a font by their four-letter names. Those that a WOFF2 file holds in another form are left out. */
export type FontTables = { format: FontFormat; tables: ReadonlyMap<string, Buffer> };

/** Fonts of all of Han unpack to about half of it; a small file that claims more is a trap. */
const unpackedBytesMax = 48 * 1024 * 1024;
const tablesMax = 64;

/** What kind of font a file is by its first bytes, whatever its name says; null when it is none of these. */
export function sniffFont(bytes: Buffer): FontFormat | null {
  const signature = bytes.toString("latin1", 0, 4);
  if (signature === "wOFF") return "woff";
  if (signature === "wOF2") return "woff2";
  if (signature === "OTTO") return "otf";
  return signature === "\0\u0001\0\0" || signature === "true" ? "ttf" : null;
}

/** Throws RangeError, or an error of zlib, when the file is not what it says. */
export function readFontTables(bytes: Buffer, format: FontFormat): FontTables {
  const read = { ttf: plainTables, otf: plainTables, woff: woffTables, woff2: woff2Tables }[format];
  return { format, tables: new Map(read(bytes)) };
}

type Entry = readonly [tag: string, table: Buffer];

/** A part of the file, all of which is there. */
function part(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw new RangeError("a table reaches beyond the end of the font");
  return bytes.subarray(start, start + length);
}

function tableCount(count: number): number {
  if (count === 0 || count > tablesMax) throw new RangeError(`a font with ${count} tables`);
  return count;
}

const tagAt = (bytes: Buffer, at: number) => bytes.toString("latin1", at, at + 4);

function plainTables(bytes: Buffer): Entry[] {
  return Array.from({ length: tableCount(bytes.readUInt16BE(4)) }, (_, index): Entry => {
    const at = 12 + 16 * index;
    return [tagAt(bytes, at), part(bytes, bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))];
  });
}

/** https://www.w3.org/TR/WOFF/ */
function woffTables(bytes: Buffer): Entry[] {
  let room = unpackedBytesMax;
  return Array.from({ length: tableCount(bytes.readUInt16BE(12)) }, (_, index): Entry => {
    const at = 44 + 20 * index;
    const [offset, packed, length] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    room -= length;
    if (room < 0) throw new RangeError("a font that unpacks to too much");
    const data = part(bytes, offset, packed);
    return [tagAt(bytes, at), packed < length ? inflateSync(data, { maxOutputLength: length }) : data];
  });
}

/** https://www.w3.org/TR/WOFF2/#table_dir_format: tables that have a number instead of a name, in the order of their numbers. */
const knownTags =
  "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
    .replaceAll("_", " ")
    .match(/.{4}(?: |$)/g)
    ?.map((tag) => tag.slice(0, 4)) ?? [];
const namedTag = 63;
const woff2HeaderBytes = 48;

function woff2Tables(bytes: Buffer): Entry[] {
  const cursor = { at: woff2HeaderBytes };
  const count = tableCount(bytes.readUInt16BE(12));
  const directory = Array.from({ length: count }, () => directoryEntry(bytes, cursor));
  const packed = part(bytes, cursor.at, bytes.readUInt32BE(20));
  const unpacked = brotliDecompressSync(packed, { maxOutputLength: unpackedBytesMax });
  let start = 0;
  return directory.flatMap(({ tag, length, isTransformed }): Entry[] => {
    const table = part(unpacked, start, length);
    start += length;
    // Of what is stored otherwise nothing is read here but that it is there.
    return [[tag, isTransformed ? Buffer.alloc(0) : table]];
  });
}

function directoryEntry(bytes: Buffer, cursor: { at: number }) {
  const flags = bytes.readUInt8(cursor.at++);
  const known = flags & 63;
  let tag = knownTags[known] ?? "";
  if (known === namedTag) {
    tag = tagAt(bytes, cursor.at);
    cursor.at += 4;
  }
  const version = flags >> 6;
  const length = base128(bytes, cursor);
  const isTransformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0;
  return { tag, isTransformed, length: isTransformed ? base128(bytes, cursor) : length };
}

/** A number in as many bytes as it needs, at most five, seven bits in each. */
function base128(bytes: Buffer, cursor: { at: number }): number {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes.readUInt8(cursor.at++);
    value = value * 128 + (byte & 127);
    if ((byte & 128) === 0) return value;
  }
  throw new RangeError("a length of more than five bytes");
}
