import type { BlobStore } from "@/storage/blob-store";

const pageSize = 100;

/**
 * Copies every blob that is not there yet; each is checked against its digest on the way, so that damage in one store
 * is told and not spread. Returns the digests of all.
 */
export async function copyBlobs(
  from: BlobStore,
  to: BlobStore,
): Promise<{ digests: Set<string>; bytes: number; copied: number }> {
  const digests = new Set<string>();
  let [bytes, copied] = [0, 0];
  let cursor: string | undefined;
  do {
    const page = await from.list({ limit: pageSize, ...(cursor !== undefined && { cursor }) });
    for (const { digest, bytes: size, contentType } of page.blobs) {
      digests.add(digest);
      bytes += size;
      if (await to.head(digest)) continue;
      const { stream } = await from.get(digest);
      await to.put(stream, { contentType, expected: digest });
      copied += 1;
    }
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return { digests, bytes, copied };
}

/** Deletes what is not among these. */
export async function keepOnly(store: BlobStore, digests: ReadonlySet<string>): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await store.list({ limit: pageSize, ...(cursor !== undefined && { cursor }) });
    for (const { digest } of page.blobs) if (!digests.has(digest)) await store.delete(digest);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
}
