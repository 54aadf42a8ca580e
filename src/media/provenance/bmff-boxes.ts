import type { FileHandle } from "node:fs/promises";
import { StudioError } from "@/domain/errors";

/** A box of an MP4 or QuickTime file (ISO 14496-12), by where it stands. */
export type Box = { type: string; start: number; size: number; headerBytes: number };

const damaged = (why: string) => new StudioError("media-failed", `The film's file is damaged: ${why}`);

/** The boxes of the outermost level, in order. Throws "media-failed" when they do not fill the file exactly. */
export async function outerBoxes(file: FileHandle): Promise<Box[]> {
  const { size: fileBytes } = await file.stat();
  const boxes: Box[] = [];
  let start = 0;
  while (start < fileBytes) {
    const header = Buffer.alloc(16);
    const { bytesRead } = await file.read(header, 0, 16, start);
    const box = boxAt(header.subarray(0, bytesRead), { start, end: fileBytes });
    boxes.push(box);
    start += box.size;
  }
  return boxes;
}

/** Reads a box's header. `bytes` begin where the box does; `start` and `end` are places in the file. */
function boxAt(bytes: Buffer, { start, end }: { start: number; end: number }): Box {
  if (bytes.length < 8) throw damaged(`a box is broken off at byte ${start}`);
  const short = bytes.readUInt32BE(0);
  const headerBytes = short === 1 ? 16 : 8;
  if (bytes.length < headerBytes) throw damaged(`a box is broken off at byte ${start}`);
  const size = short === 0 ? end - start : short === 1 ? Number(bytes.readBigUInt64BE(8)) : short;
  if (size < headerBytes || start + size > end) throw damaged(`a box at byte ${start} has no sensible size`);
  return { type: bytes.toString("latin1", 4, 8), start, size, headerBytes };
}

/** Boxes on the way to the tables that say where in the file each piece of picture and sound begins. */
const containers = new Set(["moov", "trak", "mdia", "minf", "stbl"]);

/**
 * A copy of a `moov` box for a file in which everything it points to stands `by` bytes further back. Throws
 * "media-failed" when a table has no room for that.
 */
export function withShiftedOffsets(moov: Buffer, by: number): Buffer {
  const shifted = Buffer.from(moov);
  shiftWithin(shifted, by);
  return shifted;
}

function shiftWithin(bytes: Buffer, by: number): void {
  let start = 0;
  while (start < bytes.length) {
    const box = boxAt(bytes.subarray(start), { start, end: bytes.length });
    const content = bytes.subarray(start + box.headerBytes, start + box.size);
    if (containers.has(box.type)) shiftWithin(content, by);
    if (box.type === "stco") shiftTable(content, { by, wide: false });
    if (box.type === "co64") shiftTable(content, { by, wide: true });
    start += box.size;
  }
}

/** Version and flags, the number of entries, then the entries. */
function shiftTable(table: Buffer, { by, wide }: { by: number; wide: boolean }): void {
  const count = table.readUInt32BE(4);
  for (let entry = 0; entry < count; entry += 1) {
    if (wide) {
      const place = 8 + entry * 8;
      table.writeBigUInt64BE(table.readBigUInt64BE(place) + BigInt(by), place);
      continue;
    }
    const place = 8 + entry * 4;
    const moved = table.readUInt32BE(place) + by;
    if (moved > 0xff_ff_ff_ff) throw damaged("its parts are too far apart for its own tables");
    table.writeUInt32BE(moved, place);
  }
}
