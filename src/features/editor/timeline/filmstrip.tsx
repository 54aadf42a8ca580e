"use client";

import { useEffect, useRef, useState } from "react";
import { filmstripOf, type Strip } from "./make-filmstrip";

/** Pictures of a clip along its length. Drawn once per size; while they are being made the block is plain. */
export function Filmstrip({
  digest,
  url,
  sourceStart,
  sourceLength,
  widthPixels,
}: {
  digest: string;
  url: string | undefined;
  /** First frame used and how many, as shares of the whole take. */
  sourceStart: number;
  sourceLength: number;
  widthPixels: number;
}) {
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
  const width = Math.round(Math.min(4096, Math.max(1, widthPixels)));
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !strip) return;
    const { height } = context.canvas;
    const tile = Math.max(8, height * strip.aspect);
    for (let x = 0; x < width; x += tile) {
      const share = sourceStart + (sourceLength * (x + tile / 2)) / width;
      const index = Math.max(
        0,
        Math.min(strip.pictures.length - 1, Math.floor(share * strip.pictures.length)),
      );
      const picture = strip.pictures[index];
      if (picture) context.drawImage(picture, x, 0, tile, height);
    }
  }, [strip, width, sourceStart, sourceLength]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={72}
      aria-hidden
      className="absolute inset-0 size-full opacity-80"
    />
  );
}
