import type { Cut, TextItem } from "./cut";
import { inDrawingOrder } from "./lanes";

/**
 * The captions that are part of the picture, as the texts that preview and renderer draw; none when they only stand in
 * the files beside the film.
 */
export function captionTexts({ captions }: Pick<Cut, "captions">): TextItem[] {
  if (!captions?.burntIn) return [];
  const { items, look } = captions;
  // One whose words are still to be written is not seen.
  const written = items.filter(({ text }) => text.trim() !== "");
  return written.map(({ id, range, text }) => ({
    ...{ type: "text", role: "body", animation: "none" },
    ...look,
    ...{ id, range, text },
  }));
}

/**
 * The cut with its overlays in the order in which they are drawn, and above them, as texts, the captions that are part of
 * the picture. From here on nothing needs to know of lanes or captions.
 */
export function withDrawnOverlays(cut: Cut): Cut {
  const texts = captionTexts(cut);
  const hasLanes = cut.overlays.some(({ lane }) => lane !== undefined);
  if (texts.length === 0 && !hasLanes) return cut;
  const overlays = inDrawingOrder(cut.overlays).map(({ lane: _lane, ...overlay }) => overlay);
  return { ...cut, overlays: [...overlays, ...texts] };
}
