import { StudioError } from "@/domain/errors";
import { rescale } from "@/domain/time/rational";
import type { Cut } from "./cut";
import { cutFrames } from "./layout";
import { namedItems } from "./nested";

/** What one cut may hold, far beyond what anybody edits by hand: it is drawn and rendered as a whole. */
const cutLimits = { items: 2000, seconds: 3600, textLength: 500 } as const;

/** Throws "invalid-input" for a cut that is too large to work with. */
export function requireRoom(cut: Cut): void {
  const captions = cut.captions?.items ?? [];
  const video = namedItems(cut.video);
  const rows = [video, cut.overlays, cut.voice, cut.music, cut.effects, cut.markers ?? [], captions];
  const items = rows.reduce((sum, row) => sum + row.length, 0);
  if (items > cutLimits.items) {
    throw new StudioError(
      "invalid-input",
      `A cut holds at most ${cutLimits.items} items. Remove some first.`,
    );
  }
  const longest = cutLimits.seconds * cut.fps;
  const lengths = [...cut.overlays, ...captions].map(({ range }) => rescale(range.duration, cut.fps).value);
  if (Math.max(cutFrames(cut), ...lengths) > longest) {
    throw new StudioError("invalid-input", `A cut is at most ${cutLimits.seconds / 60} minutes long.`);
  }
  const texts = [...cut.overlays.filter((item) => item.type === "text"), ...captions];
  if (texts.some(({ text }) => text.length > cutLimits.textLength)) {
    throw new StudioError("invalid-input", `A text has at most ${cutLimits.textLength} characters.`);
  }
}
