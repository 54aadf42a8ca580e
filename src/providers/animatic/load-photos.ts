import type { Canvas } from "@napi-rs/canvas";
import type { PhotoPath } from "./photo-paths";
import { cutOutPhoto } from "./props/photo/cut-out-photo";

/** Cuts the things out of their photos. */
export async function loadPhotos(photos: readonly PhotoPath[]): Promise<Map<string, Canvas>> {
  const cutOuts = new Map<string, Canvas>();
  for (const { digest, path } of photos) cutOuts.set(digest, await cutOutPhoto(path));
  return cutOuts;
}
