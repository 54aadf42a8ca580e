import type { Cut, TextItem } from "./cut";

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

/** The cut with captions that are part of the picture as texts over it, above everything else. */
export function withCaptionTexts(cut: Cut): Cut {
  const texts = captionTexts(cut);
  return texts.length > 0 ? { ...cut, overlays: [...cut.overlays, ...texts] } : cut;
}
