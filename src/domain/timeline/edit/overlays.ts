import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { Cut, ImageItem, OverlayItem, TextItem } from "../cut";
import { freshId } from "./find-item";

export type TextLook = Partial<Omit<TextItem, "type" | "id" | "range" | "text">>;

/** How a text looks that nobody has styled yet. */
const plainText = {
  role: "body",
  position: "lower-third",
  animation: "fade",
  font: "Inter",
  colour: "#ffffff",
  accent: "#ff7a45",
} as const;

/** Adds a text. It looks like the last text of the cut in font and colours, and as `style` says. */
export function addText(
  cut: Cut,
  text: { startFrame: number; lengthFrames: number; text: string; style?: TextLook },
): Cut {
  const last = cut.overlays.findLast((overlay) => overlay.type === "text");
  const brand = last && {
    ...{ font: last.font, colour: last.colour, accent: last.accent },
    ...(last.ownFont && { ownFont: last.ownFont }),
  };
  const added: TextItem = {
    ...plainText,
    ...brand,
    ...text.style,
    type: "text",
    id: freshId(cut, "text"),
    text: text.text,
    range: rangeOf(cut, text),
  };
  return edited(cut, { ...cut, overlays: [...cut.overlays, added] });
}

type TextChange = Omit<TextLook, "place" | "ownFont"> & {
  text?: string;
  place?: TextItem["place"] | null;
  ownFont?: TextItem["ownFont"] | null;
};

/** Changes what a text says or how it looks; a place or a font of its own is taken back with null. */
export function changeText(cut: Cut, { id, change }: { id: string; change: TextChange }): Cut {
  return edited(
    cut,
    withOverlay(cut, id, (overlay) => {
      if (overlay.type !== "text") throw new StudioError("invalid-input", "This is a picture, not a text.");
      const { place: earlier, ownFont: before, ...rest } = overlay;
      const { place = earlier, ownFont = before, ...changes } = change;
      return { ...rest, ...changes, ...(place && { place }), ...(ownFont && { ownFont }) };
    }),
  );
}

/** Puts the middle of an overlay somewhere in the picture, as shares of its width and height. */
export function placeOverlay(
  cut: Cut,
  { id, place }: { id: string; place: NonNullable<ImageItem["place"]> },
): Cut {
  const inside = (share: number) => Math.max(0, Math.min(1, share));
  return edited(
    cut,
    withOverlay(cut, id, (overlay) => ({ ...overlay, place: { x: inside(place.x), y: inside(place.y) } })),
  );
}

/** Shows an overlay from a frame on for so many frames. */
export function setOverlayRange(
  cut: Cut,
  { id, ...range }: { id: string; startFrame: number; lengthFrames: number },
): Cut {
  return edited(
    cut,
    withOverlay(cut, id, (overlay) => ({ ...overlay, range: rangeOf(cut, range) })),
  );
}

export function removeOverlay(cut: Cut, { id }: { id: string }): Cut {
  requireOverlay(cut, id);
  return { ...cut, overlays: cut.overlays.filter((overlay) => overlay.id !== id) };
}

const rangeOf = (cut: Cut, { startFrame, lengthFrames }: { startFrame: number; lengthFrames: number }) => ({
  start: frames(startFrame, cut.fps),
  duration: frames(lengthFrames, cut.fps),
});

function requireOverlay(cut: Cut, id: string): OverlayItem {
  const found = cut.overlays.find((overlay) => overlay.id === id);
  if (!found) throw new StudioError("not-found", "This text is not in the cut any more");
  return found;
}

function withOverlay(cut: Cut, id: string, change: (overlay: OverlayItem) => OverlayItem): Cut {
  const changed = change(requireOverlay(cut, id));
  return { ...cut, overlays: cut.overlays.map((overlay) => (overlay.id === id ? changed : overlay)) };
}
