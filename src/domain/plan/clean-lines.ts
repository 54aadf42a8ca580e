import { cleanText } from "@/domain/text/clean-text";
import type { TextOverlay } from "./plan";

/** Texts for the picture without invisible characters, and without those of which nothing is left. */
export const cleanOverlays = (overlays: readonly TextOverlay[]): TextOverlay[] =>
  overlays
    .map((overlay) => ({ ...overlay, text: cleanText(overlay.text) }))
    .filter(({ text }) => text !== "");

/** A spoken line; null where there is no voice, or nothing to say. */
export const cleanVoiceOver = (line: string | null, voice: boolean): string | null =>
  line === null || !voice ? null : cleanText(line) || null;
