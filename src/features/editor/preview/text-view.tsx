"use client";

import { type CSSProperties, useEffect, useMemo, useState } from "react";
import { boxColours, luminance, readableOn } from "@/domain/timeline/contrast";
import type { Cut, TextItem } from "@/domain/timeline/cut";
import { type FittedText, fitText, inCapitals, paddingOf, tracksLetters } from "@/domain/timeline/fit-text";
import { styleOf, type TextStyle } from "@/domain/timeline/text-style";

/** A text as the renderer draws it: the same lines at the same size, measured with the same fonts. */
export function TextView({
  cut,
  item,
  scale,
  typed,
  fontUrl,
}: {
  cut: Cut;
  item: TextItem;
  /** Pixels of the page per pixel of the film. */
  scale: number;
  /** Share of its characters that is seen. */
  typed: number;
  /** Where the text's own font is; nothing for one of the carried ones. */
  fontUrl: string | undefined;
}) {
  const style = styleOf(item);
  const weight = item.font === "Bebas Neue" ? 400 : style.weight;
  const families = useOwnFont(item, fontUrl);
  const fontsReady = useFont(item.font, weight) && families !== null;
  const fitted = useMemo(
    () => (fontsReady ? fitInBrowser(item, cut.size, { weight, families }) : null),
    [item, cut.size, weight, families, fontsReady],
  );
  if (!fitted) return null;
  const fontPixels = fitted.fontPixels * scale;
  const padding = paddingOf(style, fontPixels);
  const characters = fitted.lines.reduce((sum, line) => sum + [...line.text].length, 0);
  let left = Math.round(characters * typed);
  return (
    <div
      className="whitespace-pre text-center"
      style={{
        fontFamily: families ?? undefined,
        fontWeight: weight,
        fontSize: fontPixels,
        lineHeight: style.lineHeight,
        letterSpacing: fitted.trackingPixels * scale,
        padding: `${padding.y}px ${padding.x}px`,
        ...surfaceLook(item, style.surface, fontPixels),
      }}
    >
      {fitted.lines.map((line) => {
        const letters = [...line.text];
        const seen = letters.slice(0, Math.max(0, left)).join("");
        left -= letters.length;
        return (
          <span key={line.text} className="block">
            {seen}
            <span className="invisible">{line.text.slice(seen.length)}</span>
          </span>
        );
      })}
    </div>
  );
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

function fitInBrowser(
  item: TextItem,
  picture: Cut["size"],
  { weight, families }: { weight: number; families: string },
): FittedText | null {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return null;
  const style = styleOf(item);
  const text = style.uppercase ? inCapitals(item.text) : item.text;
  return fitText(text, {
    ...{ style, picture, tracked: tracksLetters(text) },
    measureAt({ fontPixels, trackingPixels }) {
      context.font = `${weight} ${fontPixels}px ${families}`;
      context.letterSpacing = `${trackingPixels}px`;
      return (line) => context.measureText(line).width;
    },
  });
}

/** What lies under a text, or around its letters. */
function surfaceLook(item: TextItem, surface: TextStyle["surface"], fontPixels: number): CSSProperties {
  if (surface === "outline") {
    const edge = luminance(item.colour) > 0.2 ? "8, 8, 12" : "255, 255, 255";
    return {
      color: item.colour,
      WebkitTextStroke: `${0.05 * fontPixels}px rgba(${edge}, 0.85)`,
      paintOrder: "stroke fill",
      textShadow: `0 ${0.05 * fontPixels}px ${0.36 * fontPixels}px rgba(${edge}, 0.75)`,
    };
  }
  if (surface === "box") {
    const { text, box } = boxColours(item.colour);
    return { color: text, background: box, borderRadius: 0.34 * fontPixels };
  }
  return {
    color: readableOn(item.accent),
    background: item.accent,
    borderRadius: 1.1 * fontPixels,
    boxShadow: `0 ${0.1 * fontPixels}px ${0.4 * fontPixels}px rgba(0, 0, 0, 0.38)`,
  };
}
