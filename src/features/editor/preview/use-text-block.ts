import { useEffect, useMemo, useState } from "react";
import type { Cut, TextItem } from "@/domain/timeline/cut";
import { fitText, inCapitals, tracksLetters } from "@/domain/timeline/fit-text";
import { blockOf, directionOf, type TextBlock } from "@/domain/timeline/text-block";
import { styleOf } from "@/domain/timeline/text-style";

/** A text with the font it is painted in. */
export type BrowserText = { block: TextBlock; families: string; weight: number };

/** A text as the renderer lays it out, measured with the same fonts; null until they have arrived. */
export function useTextBlock(
  item: TextItem,
  { picture, fontUrl }: { picture: Cut["size"]; fontUrl: string | undefined },
): BrowserText | null {
  const weight = item.font === "Bebas Neue" ? 400 : styleOf(item).weight;
  const families = useOwnFont(item, fontUrl);
  const fontsReady = useFont(item.font, weight) && families !== null;
  return useMemo(
    () => (fontsReady ? layOut(item, { picture, weight, families }) : null),
    [item, picture, weight, families, fontsReady],
  );
}

/** Sets a canvas to the font of a text. */
export function setFont(
  context: CanvasRenderingContext2D,
  { families, weight }: Pick<BrowserText, "families" | "weight">,
  { fontPixels, trackingPixels, direction }: Pick<TextBlock, "fontPixels" | "trackingPixels" | "direction">,
): void {
  context.font = `${weight} ${fontPixels}px ${families}`;
  context.letterSpacing = `${trackingPixels}px`;
  context.direction = direction;
  context.textBaseline = "alphabetic";
}

function layOut(
  item: TextItem,
  { picture, weight, families }: { picture: Cut["size"]; weight: number; families: string },
): BrowserText | null {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return null;
  const style = styleOf(item);
  const text = style.uppercase ? inCapitals(item.text) : item.text;
  const direction = directionOf(text);
  const fitted = fitText(text, {
    ...{ style, picture, tracked: tracksLetters(text) },
    measureAt(font) {
      setFont(context, { families, weight }, { ...font, direction });
      return (line) => context.measureText(line).width;
    },
  });
  return { block: blockOf(fitted, { style, direction }), families, weight };
}

/** Whether a font has arrived: before that a text would be measured with another one. */
function useFont(family: TextItem["font"], weight: number): boolean {
  const [ready, setReady] = useState<string | null>(null);
  const wanted = `${weight} 40px "${family}"`;
  useEffect(() => {
    let current = true;
    const settle = () => current && setReady(wanted);
    // Without the font the text is seen in another one, which is better than not at all.
    void document.fonts.load(wanted).then(settle, settle);
    return () => {
      current = false;
    };
  }, [wanted]);
  return ready === wanted;
}

/** The families of a text in the order in which they are tried; null until its own font has arrived. */
function useOwnFont({ font, ownFont }: TextItem, url: string | undefined): string | null {
  const carried = `"${font}", sans-serif`;
  const name = ownFont && url ? `own ${ownFont.digest.slice(0, 12)}` : null;
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    if (!name || !url) return;
    let current = true;
    const settle = () => current && setSettled(name);
    const face = new FontFace(name, `url("${url}")`);
    document.fonts.add(face);
    // Without the font the text is seen in a carried one, which is better than not at all.
    void face.load().then(settle, settle);
    return () => {
      current = false;
    };
  }, [name, url]);
  if (!name) return carried;
  return settled === name ? `"${name}", ${carried}` : null;
}
