import { open } from "node:fs/promises";
import { isHeicHead } from "../heic/boxes";

export type ImageFormat = "jpeg" | "png" | "webp" | "heic";

const signatures: { format: ImageFormat; matches(head: Buffer): boolean }[] = [
  { format: "jpeg", matches: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  {
    format: "png",
    matches: (head) =>
      head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  },
  {
    format: "webp",
    matches: (head) => head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP",
  },
  { format: "heic", matches: isHeicHead },
];

/** Enough for the first part of a HEIC file, which may name a dozen kinds. */
const headBytes = 256;

/** What kind of picture a file is by its first bytes, whatever its name says; null when it is none of these. */
export async function sniffImage(path: string): Promise<ImageFormat | null> {
  const head = await headOf(path);
  return signatures.find(({ matches }) => matches(head))?.format ?? null;
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
