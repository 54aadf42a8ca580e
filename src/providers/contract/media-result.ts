/** A file a model has made, on local disk. The caller moves it into the blob store and removes it. */
export type MediaFile = { path: string; contentType: string };

/** A file handed to a model: local path and content digest. */
export type MediaInput = { path: string; digest: string; contentType: string };
