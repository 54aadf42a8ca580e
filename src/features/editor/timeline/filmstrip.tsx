"use client";

import { memo, useEffect, useRef, useState } from "react";
import { filmstripOf, type Strip } from "./make-filmstrip";
import { forget, whenIdle } from "./when-idle";

const heightPixels = 72;
const mostPixels = 4096;

type FilmstripProps = {
  digest: string;
  url: string | undefined;
  /** First frame used and how many, as shares of the whole take. */
  sourceStart: number;
  sourceLength: number;
  widthPixels: number;
};

/**
 * Pictures of a clip along its length. Drawn once for each size, when the page has time for it: meanwhile what was drawn
 * before is stretched, or the block is plain.
 */
export const Filmstrip = memo(function Filmstrip(props: FilmstripProps) {
  const { digest, url, sourceStart, sourceLength, widthPixels } = props;
  const [strip, setStrip] = useState<Strip | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!url) return;
    let wanted = true;
    void filmstripOf(digest, url).then((made) => wanted && setStrip(made));
    return () => {
      wanted = false;
    };
  }, [digest, url]);
  const width = Math.round(Math.min(mostPixels, Math.max(1, widthPixels)));
  useEffect(() => {
    const element = canvas.current;
    if (!element || !strip) return;
    whenIdle(element, () => drawStrip(element, strip, { width, sourceStart, sourceLength }));
    return () => forget(element);
  }, [strip, width, sourceStart, sourceLength]);
  return <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full opacity-80" />;
});

function drawStrip(
  canvas: HTMLCanvasElement,
  { pictures, aspect }: Strip,
  { width, sourceStart, sourceLength }: { width: number; sourceStart: number; sourceLength: number },
): void {
  canvas.width = width;
  canvas.height = heightPixels;
  const context = canvas.getContext("2d");
  const tile = Math.max(8, heightPixels * aspect);
  for (let x = 0; x < width; x += tile) {
    const share = sourceStart + (sourceLength * (x + tile / 2)) / width;
    const index = Math.max(0, Math.min(pictures.length - 1, Math.floor(share * pictures.length)));
    const picture = pictures[index];
    if (picture) context?.drawImage(picture, x, 0, tile, heightPixels);
  }
}
