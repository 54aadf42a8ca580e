import { createReadStream } from "node:fs";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { addUpload } from "@/db/queries/projects";
import { briefLimits } from "@/domain/brief/brief";
import { audit } from "@/server/audit/audit-mutation";
import type { SignedInContext } from "@/server/context";
import { mediaView, thumbnailType, thumbnailUrlOf } from "@/server/media/media-views";
import { fileNameCharacters, receiveFile, startUpload } from "./streaming";

/** Takes a picture in: limited while it streams, judged by its content, kept as a clean copy that belongs to its owner. */
export async function receiveUpload(
  { db, runtime, user, address }: SignedInContext,
  { body, fileName }: { body: ReadableStream<Uint8Array> | null; fileName: string },
) {
  const stream = await startUpload({ db, user }, body);
  return runtime.deps.files.inFolder(async (folder) => {
    const received = path.join(folder, "received");
    await receiveFile(stream, received, { maxBytes: briefLimits.images.bytes });
    const thumbnailPath = path.join(folder, "thumbnail");
    const image = await runtime.inspectImage(received, {
      outputPath: path.join(folder, "clean"),
      thumbnailPath,
    });
    const { contentType, width, height } = image;
    const { digest, bytes } = await runtime.blobs.put(createReadStream(image.path), { contentType });
    const thumbnail = await runtime.blobs.put(createReadStream(thumbnailPath), {
      contentType: thumbnailType,
    });
    const upload = {
      digest,
      thumbnailDigest: thumbnail.digest,
      fileName: fileName.slice(0, fileNameCharacters),
      contentType,
      bytes,
      width,
      height,
    };
    await addUpload(db, { ...upload, ownerId: user.userId });
    const done = { action: "uploads.receive", input: { digest }, answer: { digest }, errorCode: null };
    await audit({ db, user, address }, { ...done, change: { target: digest } });
    const { url } = await mediaView(runtime.blobs, upload);
    const thumbnailUrl = await thumbnailUrlOf(runtime.blobs, upload);
    return { ...upload, url, thumbnailUrl, canCutOut: image.canCutOut };
  });
}
