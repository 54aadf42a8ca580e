import { crc32, deflateSync } from "node:zlib";

/** Signature and header, which come first in every PNG. */
const headBytes = 33;

/** A PNG that says in which ICC profile its colours are meant. The pixels stay as they are. */
export function withProfile(png: Buffer, profile: Buffer): Buffer {
  const name = Buffer.from("photo\0\0", "latin1");
  const chunk = pngChunk("iCCP", Buffer.concat([name, deflateSync(profile)]));
  return Buffer.concat([png.subarray(0, headBytes), chunk, png.subarray(headBytes)]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
