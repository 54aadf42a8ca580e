"use client";

import { useEffect, useRef, useState } from "react";
import { useEditor } from "../editor-context";

const barCount = 400;

/** The loudness of a sound along the part of it that is used. */
export function Waveform({
  digest,
  sourceStart,
  sourceLength,
}: {
  digest: string;
  /** The part that is used, as shares of the whole sound. */
  sourceStart: number;
  sourceLength: number;
}) {
  const { player } = useEditor();
  const [peaks, setPeaks] = useState<number[] | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let wanted = true;
    void player.sounds.peaks(digest, barCount).then((found) => wanted && setPeaks(found));
    return () => {
      wanted = false;
    };
  }, [digest, player]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !peaks) return;
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    context.fillStyle = "rgba(255, 255, 255, 0.75)";
    for (let x = 0; x < width; x += 2) {
      const share = sourceStart + (sourceLength * x) / width;
      const peak = peaks[Math.floor(share * peaks.length)] ?? 0;
      const bar = Math.max(1, peak * height);
      context.fillRect(x, (height - bar) / 2, 1, bar);
    }
  }, [peaks, sourceStart, sourceLength]);
  return <canvas ref={canvas} width={800} height={32} aria-hidden className="absolute inset-0 size-full" />;
}
