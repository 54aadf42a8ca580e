import type { PixelSize } from "@/domain/media/format";
import type { OverlayPlace, TextItem } from "./cut";

export type Box = { left: number; top: number; width: number; height: number };

/**
 * Shares of the picture that platforms cover with their own controls. Upright: free of the marks of TikTok, Reels and
 * Shorts alike (top 14 %, bottom 22 %; Meta's help and third-party masks, 2026). Otherwise the usual title-safe margin.
 */
const margins = {
  upright: { top: 0.14, bottom: 0.22, side: 0.09 },
  other: { top: 0.06, bottom: 0.08, side: 0.06 },
};

/** The part of the picture in which text and logos are never covered, in pixels. */
export function safeArea({ width, height }: PixelSize): Box {
  const { top, bottom, side } = height > width * 1.5 ? margins.upright : margins.other;
  return {
    left: Math.round(width * side),
    top: Math.round(height * top),
    width: Math.round(width * (1 - 2 * side)),
    height: Math.round(height * (1 - top - bottom)),
  };
}

/** Where the middle of something stands between the top and the bottom of the safe area. */
const heights: Record<TextItem["position"], number> = {
  top: 0,
  "upper-third": 0.27,
  centre: 0.5,
  "lower-third": 0.75,
  bottom: 1,
};

/**
 * The place of something of `size` at a position: centred sideways, inside the safe area, on even pixels as 4:2:0 needs.
 * What was moved by hand stands where it was put, as far as that is inside the picture.
 */
export function placeInPicture(
  picture: PixelSize,
  size: PixelSize,
  { position, place }: { position: TextItem["position"]; place?: OverlayPlace | undefined },
): { left: number; top: number } {
  if (place) {
    const inside = (middle: number, length: number, room: number) =>
      even(Math.min(middle * room - length / 2, room - length));
    return {
      left: inside(place.x, size.width, picture.width),
      top: inside(place.y, size.height, picture.height),
    };
  }
  const safe = safeArea(picture);
  const free = safe.height - size.height;
  const centred = safe.top + safe.height * heights[position] - size.height / 2;
  const top = free < 0 ? safe.top + free / 2 : Math.min(Math.max(centred, safe.top), safe.top + free);
  return { left: even((picture.width - size.width) / 2), top: even(top) };
}

const even = (value: number) => Math.max(0, Math.round(value / 2) * 2);
