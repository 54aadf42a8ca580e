import type { Upload } from "@/db/schema/projects";
import type { ImageView, MediaView } from "@/domain/view/views";
import type { Blobs } from "@/runtime/runtime";

/** Long enough to watch, share a tab and come back after lunch; short enough for a leaked link. */
const expiresInSeconds = 6 * 60 * 60;

export async function mediaView(
  blobs: Blobs,
  media: { digest: string; contentType: string; width: number | null; height: number | null },
): Promise<MediaView> {
  const { digest, contentType, width, height } = media;
  return { url: await blobs.signedUrl(digest, { expiresInSeconds }), contentType, width, height };
}

/** A picture that a maker has uploaded. */
export async function imageView(blobs: Blobs, upload: Omit<Upload, "createdAt">): Promise<ImageView> {
  return {
    ...(await mediaView(blobs, upload)),
    ...{ digest: upload.digest, fileName: upload.fileName },
    thumbnailUrl: await thumbnailUrlOf(blobs, upload),
  };
}

export function downloadUrl(blobs: Blobs, digest: string, downloadName: string): Promise<string> {
  return blobs.signedUrl(digest, { expiresInSeconds, downloadName });
}

export const thumbnailType = "image/webp";

/** Where the small copy of an upload is; null for files without one. */
export async function thumbnailUrlOf(
  blobs: Blobs,
  { thumbnailDigest: digest }: { thumbnailDigest: string | null },
): Promise<string | null> {
  if (digest === null) return null;
  return (await mediaView(blobs, { digest, contentType: thumbnailType, width: null, height: null })).url;
}
