import { findBackdrop, type Picture } from "./backdrop";
import { applyMask } from "./edge";
import { maskOf } from "./mask";

/** A removal that leaves next to nothing or next to everything found the wrong thing. */
const plausibleShare = { least: 0.015, most: 0.93 };
/** Alpha from which a pixel counts as fully there. */
const opaque = 250;
/** The share of pixels that has to be clear for a picture to bring its own transparency. */
const clearShare = 0.005;

/** Why nothing was cut out. */
export type NotCut = "transparent" | "busy-backdrop" | "nothing-found";

/** Whether a picture brings its own transparency. */
export const isTransparent = ({ data, width, height }: Picture): boolean => {
  let clear = 0;
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < opaque) clear++;
  return clear > width * height * clearShare;
};

/**
 * Takes an even backdrop away from behind a thing: changes the alpha of `picture`, and where it fades at the edge its colours.
 * Answers why when it could not; then the picture is as it was.
 * Takes a second for two megapixels: for processes that draw, not for the server.
 */
export function cutOut(picture: Picture, options: { holes?: boolean } = {}): NotCut | null {
  if (isTransparent(picture)) return "transparent";
  const backdrop = findBackdrop(picture);
  if (!backdrop) return "busy-backdrop";
  const mask = maskOf(picture, backdrop, options);
  const share = mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / mask.length;
  if (share < plausibleShare.least || share > plausibleShare.most) return "nothing-found";
  applyMask(picture, mask);
  return null;
}
