"use client";

import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import type { ClipItem } from "@/domain/timeline/cut";
import { type PlacedItem, sourceOf } from "@/domain/timeline/layout";
import { useCut, useEditor, usePlayback } from "../editor-context";

/** Clips side by side, each playing its own part over and over while the film plays. */
export function ClipGrid({
  clips,
  current,
  row = false,
  onChoose,
}: {
  clips: readonly PlacedItem<ClipItem>[];
  current: number;
  row?: boolean;
  onChoose: (index: number) => void;
}) {
  const { size } = useCut();
  return (
    <ul
      className={cn(
        "h-full gap-2 p-2",
        row
          ? "flex overflow-x-auto"
          : "grid content-start overflow-y-auto [grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))]",
      )}
    >
      {clips.map(({ item }, index) => (
        <li key={item.id} className={row ? "h-full shrink-0" : "grid"}>
          <button
            type="button"
            aria-label={`Shot ${index + 1}: ${item.name}`}
            aria-current={index === current || undefined}
            onClick={() => onChoose(index)}
            style={{ aspectRatio: `${size.width} / ${size.height}` }}
            className={cn(
              "overflow-hidden rounded-md bg-neutral-900",
              row ? "h-full" : "w-full",
              index === current && "ring-3 ring-accent",
            )}
          >
            <ClipVideo clip={item} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ClipVideo({ clip }: { clip: ClipItem }) {
  const { view } = useEditor();
  const { fps } = useCut();
  const { rate } = usePlayback();
  const video = useRef<HTMLVideoElement>(null);
  const { startFrame, lengthFrames } = sourceOf(clip, fps);
  const [from, to] = [startFrame / fps, (startFrame + lengthFrames) / fps];
  const playing = rate !== 0;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    if (!playing) {
      element.pause();
      return;
    }
    // A browser may refuse or interrupt playing: then the picture stands still.
    element.play().catch(() => undefined);
  }, [playing]);
  return (
    <video
      ref={video}
      src={`${view.media[clip.mediaDigest]?.url}#t=${from.toFixed(3)}`}
      muted
      playsInline
      preload="auto"
      className="size-full object-cover"
      onTimeUpdate={({ currentTarget }) => {
        if (currentTarget.currentTime >= to - 0.05) currentTarget.currentTime = from;
      }}
    />
  );
}
