import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline, type Readable, Transform } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { StudioError } from "@/domain/errors";

/** A file inside a ZIP, by the directory at the ZIP's end. */
export type ZipEntry = { name: string; bytes: number; packedBytes: number; stored: boolean; offset: number };

export type ZipFile = {
  entries: ReadonlyMap<string, ZipEntry>;
  /** The content of an entry. Fails with "invalid-input" when it is not of the length that the directory says. */
  read(entry: ZipEntry): Promise<Readable>;
};

const signature = {
  end: 0x06054b50,
  end64Locator: 0x07064b50,
  end64: 0x06064b50,
  directory: 0x02014b50,
  local: 0x04034b50,
};
const endBytes = 22;
const longestComment = 0xffff;
const local64 = 0xffffffff;
/** A directory of more than this is none of ours. */
const mostDirectoryBytes = 64 * 1024 * 1024;

const damaged = (why: string, cause?: unknown) =>
  new StudioError("invalid-input", `This is not a whole ZIP file: ${why}. Download the archive again.`, {
    cause,
  });

/**
 * Reads the directory of a ZIP (PKWARE APPNOTE 6.3, with ZIP64). Nothing is unpacked to a path: names are only keys.
 * Throws "invalid-input" for anything that is no ZIP, or names a file twice.
 */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const directory = await readDirectory(file, size);
    const entries = new Map<string, ZipEntry>();
    for (const entry of entriesIn(directory)) {
      if (entries.has(entry.name)) throw damaged("it holds a file twice");
      if (entry.offset + entry.packedBytes > size) throw damaged("its end is missing");
      entries.set(entry.name, entry);
    }
    return { entries, read: (entry) => readEntry(path, entry) };
  } catch (error) {
    if (error instanceof RangeError) throw damaged("its directory is cut off", error);
    throw error;
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function readDirectory(file: FileHandle, size: number): Promise<Buffer> {
  const from = Math.max(0, size - endBytes - longestComment);
  const tail = await readAt(file, from, size - from);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.length - end < endBytes) throw damaged("it has no directory");
  let [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (offset === local64 || length === local64 || tail.readUInt16LE(end + 10) === 0xffff) {
    const locator = end - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== signature.end64Locator)
      throw damaged("it has no directory");
    const end64 = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (end64.readUInt32LE(0) !== signature.end64) throw damaged("it has no directory");
    [length, offset] = [Number(end64.readBigUInt64LE(40)), Number(end64.readBigUInt64LE(48))];
  }
  if (length > mostDirectoryBytes || offset + length > size) throw damaged("its directory is cut off");
  return readAt(file, offset, length);
}

function* entriesIn(directory: Buffer): Generator<ZipEntry> {
  let at = 0;
  while (at < directory.length) {
    if (directory.readUInt32LE(at) !== signature.directory) throw damaged("its directory is not readable");
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const nameAt = at + 46;
    const extra = directory.subarray(nameAt + nameLength, nameAt + nameLength + extraLength);
    const method = directory.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) throw damaged("it is packed in a way that is not read here");
    const [bytes, packedBytes, offset] = with64(extra, [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    const name = directory.subarray(nameAt, nameAt + nameLength).toString("utf8");
    yield { name, bytes, packedBytes, offset, stored: method === 0 };
    at = nameAt + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
}

/** Fields that do not fit stand in the ZIP64 extra, in this order, each only when it does not fit. */
function with64(extra: Buffer, fields: [number, number, number]): [number, number, number] {
  if (!fields.includes(local64)) return fields;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  const read = (value: number) => {
    if (value !== local64) return value;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  };
  return [read(fields[0]), read(fields[1]), read(fields[2])];
}

async function readEntry(path: string, entry: ZipEntry): Promise<Readable> {
  const file = await open(path, "r");
  const header = await readAt(file, entry.offset, 30).finally(() => file.close());
  if (header.length < 30 || header.readUInt32LE(0) !== signature.local) {
    throw damaged(`${entry.name} is not where its directory says`);
  }
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const source = createReadStream(path, { start, end: Math.max(start, start + entry.packedBytes - 1) });
  const checked = exactly(entry);
  // Whoever reads is told of a failure by the stream itself.
  const told = () => undefined;
  if (entry.packedBytes === 0) {
    source.destroy();
    checked.end();
    return checked;
  }
  return entry.stored ? pipeline(source, checked, told) : pipeline(source, createInflateRaw(), checked, told);
}

/** Ends with an error when there is more or less than was promised: a small file may unpack to a very large one. */
function exactly({ name, bytes }: ZipEntry): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > bytes ? damaged(`${name} is longer than it says`) : null, chunk);
    },
    flush(done) {
      done(seen === bytes ? null : damaged(`${name} is shorter than it says`));
    },
  });
}
