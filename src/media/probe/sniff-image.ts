import { open } from "node:fs/promises";

export type ImageFormat = "jpeg" | "png" | "webp";

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
];

/** What kind of picture a file is by its first bytes, whatever its name says; null when it is none of these. */
export async function sniffImage(path: string): Promise<ImageFormat | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const head = buffer.subarray(0, bytesRead);
    return signatures.find(({ matches }) => matches(head))?.format ?? null;
  } finally {
    await file.close();
  }
}
