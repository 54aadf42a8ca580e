import { findBackdrop } from "./backdrop";
import { isTransparent } from "./cut-out";
import { readPicture } from "./read-picture";

/** The border says the same at this size. */
const lookedAtPixels = 400;

/** Whether a picture's border says that the thing on it can be cut out. Quick enough for the server. */
export async function canCutOut(path: string): Promise<boolean> {
  const picture = await readPicture(path, lookedAtPixels);
  return !isTransparent(picture) && findBackdrop(picture) !== null;
}
