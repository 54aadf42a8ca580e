import { createReadStream } from "node:fs";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { addUpload } from "@/db/queries/projects";
import { lutLimits } from "@/domain/picture/cube-lut";
import { audit } from "@/server/audit/audit-mutation";
import type { SignedInContext } from "@/server/context";
import { fileNameCharacters, receiveFile, startUpload } from "./streaming";

const contentType = "application/x-cube-lut";

/** Takes a table for colours in: limited while it streams, read to its last line, kept as a file that belongs to its owner. */
export async function receiveLut(
  { db, runtime, user, address }: SignedInContext,
  { body, fileName }: { body: ReadableStream<Uint8Array> | null; fileName: string },
) {
  const stream = await startUpload({ db, user }, body);
  return runtime.deps.files.inFolder(async (folder) => {
    const received = path.join(folder, "received");
    await receiveFile(stream, received, { maxBytes: lutLimits.bytes });
    const { size } = await runtime.deps.workers.run<{ size: number }>("media/lut/mix-lut.task", {
      ...{ path: received, mix: null },
    });
    const { digest, bytes } = await runtime.blobs.put(createReadStream(received), { contentType });
    const file = { digest, contentType, bytes, fileName: fileName.slice(0, fileNameCharacters) };
    await addUpload(db, { ...file, ...{ width: 0, height: 0, ownerId: user.userId } });
    const done = { action: "luts.receive", input: { digest }, answer: { digest }, errorCode: null };
    await audit({ db, user, address }, { ...done, change: { target: digest } });
    return { digest, name: file.fileName, size };
  });
}
