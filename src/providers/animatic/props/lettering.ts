import type { CanvasGradient } from "@napi-rs/canvas";
import { fontStack, type Typeface, typefaces } from "@/providers/animatic/props/fonts";
import type { Kit } from "@/providers/animatic/props/kit";
import type { Span } from "@/providers/animatic/props/surface";

/** Lines are measured at this size: at the few units of a label, metrics would be rounded. */
const measuringSize = 100;
const leading = 1.12;

/** The lettering of a brand follows from its identity, so that it is the same on every shot. */
export function typefaceOf(kit: Kit): Typeface {
  return kit.random.fork("typeface").pick(typefaces);
}

const wordFinder = new Intl.Segmenter(undefined, { granularity: "word" });

/** Where a text may break: at spaces, or between words in scripts that are written without spaces. */
function piecesOf(text: string): Pieces {
  if (/\s/.test(text)) return { words: text.split(/\s+/), joiner: " " };
  const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]{5,}$/u.test(
    text,
  );
  const words = unspaced ? Array.from(wordFinder.segment(text), ({ segment }) => segment) : [text];
  return { words, joiner: "" };
}

type Pieces = { words: string[]; joiner: string };

function fillLines({ words, joiner }: Pieces, count: number): string[] {
  const perLine = words.join(joiner).length / count;
  const lines: string[] = [];
  let current = "";
  for (const word of words) {
    const longer = current === "" ? word : current + joiner + word;
    const full = lines.length < count - 1 && current !== "" && longer.length > perLine + word.length / 2;
    if (full) lines.push(current);
    current = full ? word : longer;
  }
  return [...lines, current];
}

/** Ways to break a text into one to `maxLines` lines of similar length. */
function breaks(text: string, maxLines: number): string[][] {
  const pieces = piecesOf(text);
  const most = Math.min(maxLines, pieces.words.length);
  return Array.from({ length: most }, (_, index) => fillLines(pieces, index + 1));
}

export type Lettering = {
  span: Span;
  ink: string | CanvasGradient;
  typeface: Typeface;
  maxLines?: number;
  /** The largest size in view-box units, for a short word in a large area. */
  maxSize?: number;
};

/** Sets `text` as large as fits into the span, centred. */
export function letter(kit: Kit, text: string, look: Lettering): void {
  if (text === "") return;
  const { ctx } = kit;
  const { span, typeface } = look;
  const families = fontStack(text, typeface);
  const weight = typeface === "bebas-neue" ? 400 : 700;
  ctx.save();
  // The East Asian fonts are variable and thin by default; the others have no such axis.
  ctx.fontVariationSettings = "'wght' 700";
  ctx.font = `${weight} ${measuringSize}px ${families}`;
  let best = { size: 0, lines: [text] };
  for (const lines of breaks(text, look.maxLines ?? 2)) {
    const widest = Math.max(...lines.map((item) => ctx.measureText(item).width));
    const size = Math.min(
      (span.width / widest) * measuringSize,
      span.height / (lines.length > 1 ? lines.length * leading : 0.8),
      look.maxSize ?? Number.POSITIVE_INFINITY,
    );
    if (size > best.size * 1.08) best = { size, lines };
  }
  const bounds = ctx.measureText(best.lines.join(""));
  const scale = best.size / measuringSize;
  const middle = ((bounds.actualBoundingBoxAscent - bounds.actualBoundingBoxDescent) * scale) / 2;
  ctx.font = `${weight} ${best.size}px ${families}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = look.ink;
  for (const [index, item] of best.lines.entries()) {
    const offset = (index - (best.lines.length - 1) / 2) * best.size * leading;
    ctx.fillText(item, span.x + span.width / 2, span.y + span.height / 2 + middle + offset);
  }
  ctx.restore();
}
