import { rescale } from "@/domain/time/rational";
import { captionTexts } from "@/domain/timeline/captions";
import type { Cut, TextItem } from "@/domain/timeline/cut";
import type { ExportCheck } from "./export-check";

const subject = "Captions";

/**
 * How captions will stand in an export: drawn ones are laid out inside the safe area, but may cover a text that stands in
 * the same place at the same time. Nothing for a cut without captions.
 */
export function captionChecks(cut: Cut): ExportCheck[] {
  if (!cut.captions) return [];
  const { items, burntIn } = cut.captions;
  if (!burntIn) {
    const text = `${captionCount(items.length)} in the SRT and VTT files only, not in the picture.`;
    return [{ subject, level: "note", text }];
  }
  const drawn = captionTexts(cut);
  const texts = cut.overlays.filter((item) => item.type === "text");
  const covered = texts.filter((item) => drawn.some((caption) => meet(item, caption, cut.fps)));
  if (covered.length === 0) {
    const text = `${captionCount(drawn.length)} drawn inside the safe area, clear of other texts.`;
    return [{ subject, level: "ok", text }];
  }
  const names = covered.map(({ text }) => `“${text}”`).join(", ");
  const message = `Captions are drawn over ${names}. Move the text, or choose another position for captions.`;
  return [{ subject, level: "warning", text: message }];
}

const captionCount = (count: number) => (count === 1 ? "One caption is" : `${count} captions are`);

function meet(text: TextItem, caption: TextItem, fps: number): boolean {
  if (text.place !== undefined || text.position !== caption.position) return false;
  const [one, other] = [framesOf(text, fps), framesOf(caption, fps)];
  return one.from < other.to && other.from < one.to;
}

const framesOf = ({ range }: TextItem, fps: number) => {
  const from = rescale(range.start, fps).value;
  return { from, to: from + rescale(range.duration, fps).value };
};
