"use client";

import { useEffect, useRef } from "react";
import type { TextItem } from "@/domain/timeline/cut";
import { countGraphemes, paintText } from "@/domain/timeline/paint-text";
import { bleedOf } from "@/domain/timeline/text-block";
import { type BrowserText, setFont } from "./use-text-block";

/** A text, painted by the renderer's own function: its lines, its outline and its shadow are those of the export. */
export function TextView({
  item,
  text,
  scale,
  typed,
}: {
  item: TextItem;
  text: BrowserText;
  /** Pixels of the page per pixel of the film. */
  scale: number;
  /** Share of its characters that is seen. */
  typed: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { block } = text;
  const margin = bleedOf(block);
  const length = (pixels: number) => (pixels + 2 * margin) * scale;
  useEffect(() => {
    if (canvas.current) paintOn(canvas.current, { item, text, scale, typed });
  }, [item, text, scale, typed]);
  return (
    <div style={{ width: block.size.width * scale, height: block.size.height * scale }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={item.text}
        className="pointer-events-none absolute max-w-none"
        style={{
          ...{ left: -margin * scale, top: -margin * scale },
          ...{ width: length(block.size.width), height: length(block.size.height) },
        }}
      />
    </div>
  );
}

function paintOn(
  canvas: HTMLCanvasElement,
  { item, text, scale, typed }: { item: TextItem; text: BrowserText; scale: number; typed: number },
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { block } = text;
  const margin = bleedOf(block);
  const pixels = scale * window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round((block.size.width + 2 * margin) * pixels));
  canvas.height = Math.max(1, Math.round((block.size.height + 2 * margin) * pixels));
  context.setTransform(pixels, 0, 0, pixels, margin * pixels, margin * pixels);
  setFont(context, text, block);
  const characters = block.lines.reduce((sum, line) => sum + countGraphemes(line.text), 0);
  paintText(context, block, {
    content: item,
    visible: Math.round(characters * typed),
    pixelsPerUnit: pixels,
  });
}
