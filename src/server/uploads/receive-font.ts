import { createReadStream } from "node:fs";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { addUpload } from "@/db/queries/projects";
import { fontBytesMax } from "@/domain/library/brand-kit";
import { audit } from "@/server/audit/audit-mutation";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { fileNameCharacters, receiveFile, startUpload } from "./streaming";

/** Takes a font in: limited while it streams, judged by its content, kept as a file that belongs to its owner. */
export async function receiveFont(
  { db, runtime, user, address }: SignedInContext,
  { body, fileName }: { body: ReadableStream<Uint8Array> | null; fileName: string },
) {
  const stream = await startUpload({ db, user }, body);
  return runtime.deps.files.inFolder(async (folder) => {
    const received = path.join(folder, "received");
    await receiveFile(stream, received, { maxBytes: fontBytesMax });
    const { format, ...facts } = await runtime.inspectFont(received);
    const contentType = `font/${format}`;
    const { digest, bytes } = await runtime.blobs.put(createReadStream(received), { contentType });
    const file = { digest, contentType, bytes, fileName: fileName.slice(0, fileNameCharacters) };
    await addUpload(db, { ...file, ...{ width: 0, height: 0, ownerId: user.userId } });
    const done = { action: "fonts.receive", input: { digest }, answer: { digest }, errorCode: null };
    await audit({ db, user, address }, { ...done, change: { target: digest } });
    const { url } = await mediaView(runtime.blobs, { ...file, width: null, height: null });
    return { ...facts, digest, url, fileName: file.fileName };
  });
}
