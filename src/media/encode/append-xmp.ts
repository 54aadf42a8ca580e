import { appendFile } from "node:fs/promises";

/** Names a box of MP4 and QuickTime files that holds XMP (XMP specification, part 3). */
const xmpBoxId = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");

/**
 * Adds an XMP packet to a finished MP4 or QuickTime file, as a box behind all others: players pass over it, and what is
 * there keeps its place.
 */
export async function appendXmp(file: string, packet: string): Promise<void> {
  const content = Buffer.from(packet, "utf8");
  const header = Buffer.alloc(8);
  header.writeUInt32BE(header.length + xmpBoxId.length + content.length, 0);
  header.write("uuid", 4, "latin1");
  await appendFile(file, Buffer.concat([header, xmpBoxId, content]));
}
