"use client";

import { useEffect, useRef } from "react";
import type { ClipItem } from "@/domain/timeline/cut";
import { sourceOf, speedOf } from "@/domain/timeline/layout";
import { useCut, useEditor, usePlayback } from "../editor-context";
import { gradeFilterOf } from "../preview/grade-filters";
import type { SharedTable } from "../preview/shared-table";

/** What a film shows of a clip, at its speed and with its colours, over and over while the film plays. */
export function ClipVideo({ clip, shared }: { clip: ClipItem; shared: SharedTable }) {
  const { view } = useEditor();
  const cut = useCut();
  const { rate } = usePlayback();
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useClipColours(clip.id, { video, canvas, shared });
  const { startFrame, lengthFrames } = sourceOf(clip, cut.fps);
  const [from, to] = [startFrame / cut.fps, (startFrame + lengthFrames) / cut.fps];
  const playing = rate !== 0;
  const speed = speedOf(clip) / 100;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.playbackRate = speed;
    if (!playing) {
      element.pause();
      return;
    }
    // A browser may refuse or interrupt playing: then the picture stands still.
    element.play().catch(() => undefined);
  }, [playing, speed]);
  return (
    <>
      <video
        ref={video}
        src={`${view.media[clip.mediaDigest]?.url}#t=${from.toFixed(3)}`}
        muted
        playsInline
        preload="auto"
        className="size-full object-cover"
        style={{ filter: gradeFilterOf(cut, clip.id) }}
        onTimeUpdate={({ currentTarget }) => {
          if (currentTarget.currentTime >= to - 0.05) currentTarget.currentTime = from;
        }}
      />
      <canvas ref={canvas} hidden aria-hidden className="absolute inset-0 size-full object-cover" />
    </>
  );
}

const drawnAt = ["loadeddata", "seeked", "timeupdate"] as const;

type Pictures = {
  video: { current: HTMLVideoElement | null };
  canvas: { current: HTMLCanvasElement | null };
  shared: SharedTable;
};

/** Lays each frame of a clip with a table for colours over the video, once the table is there. */
function useClipColours(clipId: string, { video, canvas, shared }: Pictures) {
  const { player } = useEditor();
  useEffect(() => {
    const [shown, over] = [video.current, canvas.current];
    if (!shown || !over) return;
    const draw = () => {
      const look = player.tableOf(clipId);
      over.hidden = !(look && shared.drawOnto(over, shown, look));
    };
    let asked: number | undefined;
    const follow = () => {
      draw();
      // Firefox knows it since 132 only; there the events below draw a few times a second.
      asked = shown.requestVideoFrameCallback?.(follow);
    };
    follow();
    for (const event of drawnAt) shown.addEventListener(event, draw);
    const unsubscribe = player.tables.subscribe(draw);
    return () => {
      if (asked !== undefined) shown.cancelVideoFrameCallback(asked);
      for (const event of drawnAt) shown.removeEventListener(event, draw);
      unsubscribe();
    };
  }, [clipId, player, video, canvas, shared]);
}
