import type { Readable } from "node:stream";

/** SHA-256 of the content in lower-case hex. Equal content is stored once. */
export type Digest = string;

export type BlobInfo = { digest: Digest; bytes: number; contentType: string };

/**
 * Bytes `start` to `end` of a blob, both inclusive, as in HTTP. An `end` behind the last byte means the last byte; a
 * `start` behind it is "invalid-input".
 */
export type ByteRange = { start: number; end: number };

/**
 * Content-addressed storage. Nothing is ever overwritten: a digest always names the same bytes. A failed or
 * interrupted `put` leaves nothing behind under the digest.
 *
 * Throws StudioError "not-found" for an unknown digest, "storage-failed" (with cause) when the medium fails,
 * for example because it is full.
 */
export type BlobStore = {
  readonly kind: "filesystem" | "vercel-blob" | "memory";
  /** Stores a stream; content that is there already keeps its first type. With `expected`, content of another digest is refused with "storage-failed". */
  put(
    content: Readable | Uint8Array,
    options: { contentType: string; expected?: Digest | undefined },
  ): Promise<BlobInfo>;
  /** A stream of the whole blob or of a range of it. */
  get(digest: Digest, range?: ByteRange): Promise<{ info: BlobInfo; stream: Readable }>;
  head(digest: Digest): Promise<BlobInfo | null>;
  /** Where a blob lies on this machine's disk, to be read and never changed. Only for stores that have it there. */
  localPath?(digest: Digest): Promise<string>;
  /** Blobs in digest order, a page at a time; `cursor` is what the page before returned, null behind the last page. */
  list(options: {
    limit: number;
    cursor?: string | undefined;
  }): Promise<{ blobs: BlobInfo[]; cursor: string | null }>;
  /** Deleting what is not there is no error. */
  delete(digest: Digest): Promise<void>;
  /** A URL that anyone can read until it expires. `downloadName` makes browsers save instead of show. */
  signedUrl(
    digest: Digest,
    options: { expiresInSeconds: number; downloadName?: string | undefined },
  ): Promise<string>;
};
