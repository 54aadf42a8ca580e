"use client";

import { type MouseEvent, memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { ClipItem } from "@/domain/timeline/cut";
import type { Edge } from "@/domain/timeline/edit/trim";
import { sourceOf } from "@/domain/timeline/layout";
import { useEditor } from "../editor-context";
import { spokenTime } from "../timecode";
import { trimmedInMode } from "./clip-trim";
import { EdgeHandle } from "./edge-handle";
import { Filmstrip } from "./filmstrip";
import { useTimelineScale } from "./timeline-context";
import { useClipDrag } from "./use-clip-drag";

export type ClipBlockProps = {
  item: ClipItem;
  startFrame: number;
  lengthFrames: number;
  /** Frames until the next clip begins: less than its length where a transition covers its end. */
  visibleFrames: number;
  /** "2 of 5". */
  position: string;
  fps: number;
  selected: boolean;
  alternates: number;
  onDropAt: (frame: number | null) => void;
};

/** A clip on the picture track: a button that can be dragged, with an edge to trim at each end. */
export const ClipBlock = memo(function ClipBlock(props: ClipBlockProps) {
  const { item, startFrame, lengthFrames, visibleFrames, position, fps, selected, alternates, onDropAt } =
    props;
  const { view, store } = useEditor();
  const { pixelsPerFrame, trimMode } = useTimelineScale();
  const drag = useClipDrag({ itemId: item.id, startFrame, lengthFrames }, onDropAt);
  const width = visibleFrames * pixelsPerFrame;
  const take = view.bin.find(({ takeId }) => takeId === item.takeId);
  const media = sourceOf({ sourceRange: item.available }, fps);
  const source = sourceOf(item, fps);
  const name = take?.name ?? item.name;
  const choose = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) store.toggle(item.id);
    else store.select([item.id]);
  };
  const handle = (edge: Edge) => (
    <EdgeHandle
      {...{ itemId: item.id, edge, lengthFrames }}
      edgeFrame={edge === "start" ? startFrame : startFrame + lengthFrames}
      holdsStart={edge === "start" && trimMode === "ripple"}
      trim={(before, deltaFrames) =>
        trimmedInMode(before, { clipId: item.id, edge, deltaFrames, mode: trimMode })
      }
    />
  );
  return (
    <div
      data-clip={item.id}
      data-selected={selected || undefined}
      className={cn(
        "group absolute inset-y-0 overflow-visible rounded-md bg-stage ring-1 ring-white/20",
        selected && "z-10 ring-2 ring-accent",
      )}
      style={{ left: startFrame * pixelsPerFrame, width, ...drag.style }}
    >
      <button
        type="button"
        data-timeline-item
        aria-pressed={selected}
        aria-label={`Clip ${position}, ${name}, ${spokenTime(lengthFrames, fps)}, starts at ${spokenTime(startFrame, fps)}`}
        className="absolute inset-0 cursor-grab overflow-hidden rounded-md text-left active:cursor-grabbing"
        {...drag.handlers}
        onClick={choose}
      >
        <Filmstrip
          digest={item.mediaDigest}
          url={view.media[item.mediaDigest]?.url}
          sourceStart={source.startFrame / Math.max(1, media.lengthFrames)}
          sourceLength={source.lengthFrames / Math.max(1, media.lengthFrames)}
          widthPixels={width}
        />
        <span className="absolute inset-x-0 bottom-0 truncate bg-black/65 px-1.5 py-0.5 text-[0.6875rem] text-white">
          {name}
          {item.speedPercent !== undefined && ` · ${item.speedPercent} %`}
        </span>
        {alternates > 1 && (
          <span
            title={`${alternates} takes to choose from`}
            className="absolute top-1 right-3.5 rounded-full bg-black/70 px-1.5 text-[0.625rem] text-white"
          >
            {alternates}
          </span>
        )}
      </button>
      {handle("start")}
      {handle("end")}
    </div>
  );
});
