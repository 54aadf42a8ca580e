import type { Env } from "@/env";
import type { DataFolder } from "@/runtime/data-folder";
import type { BlobStore } from "@/storage/blob-store";
import { createFilesystemStore } from "@/storage/filesystem/filesystem-store";
import type { UrlSigner } from "@/storage/signed-urls";
import { createVercelBlobStore } from "@/storage/vercel-blob/vercel-blob-store";

/** The blob store that the environment names. */
export function openBlobs(env: Env, folder: DataFolder, urls: UrlSigner): BlobStore {
  if (env.blobs.kind === "filesystem") return createFilesystemStore({ folder: folder.blobs, urls });
  const { token, access } = env.blobs;
  return createVercelBlobStore({ token, access, scratchFolder: folder.temporary, urls });
}
