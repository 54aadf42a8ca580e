"use client";

import { Layers } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { ClipItem, Cut, NestedClip } from "@/domain/timeline/cut";
import { isNested, layoutOf, placedClips, sourceOf } from "@/domain/timeline/layout";
import { openNested } from "@/domain/timeline/nested";
import { useEditor } from "../editor-context";
import { spokenTime } from "../timecode";
import { trimmedInMode } from "./clip-trim";
import { EdgeHandle } from "./edge-handle";
import { Filmstrip } from "./filmstrip";
import { filmLength, useDrawn, useTimelineTools } from "./timeline-context";
import { useClipDrag } from "./use-clip-drag";

export type ClipBlockProps = {
  item: ClipItem;
  /** As the maker knows its take. */
  name: string;
  startFrame: number;
  lengthFrames: number;
  /** Frames until the next clip begins: less than its length where a transition covers its end. */
  visibleFrames: number;
  /** "2 of 5". */
  position: string;
  fps: number;
  selected: boolean;
  /** Whether there is room for more than a plain block. */
  roomy: boolean;
  alternates: number;
};

/** A clip on the picture track: a button that can be dragged, with an edge to trim at each end. */
export const ClipBlock = memo(function ClipBlock(props: ClipBlockProps) {
  const { item, name, startFrame, lengthFrames, visibleFrames, position, fps, selected, roomy } = props;
  const { store } = useEditor();
  const handlers = useClipDrag(item.id);
  const choose = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) store.toggle(item.id);
    else store.select([item.id]);
  };
  return (
    <div
      data-clip={item.id}
      data-selected={selected || undefined}
      className={cn(
        "group absolute inset-y-0 overflow-visible rounded-md bg-stage ring-1 ring-white/20",
        selected && "z-10 ring-2 ring-accent",
      )}
      style={{ left: filmLength(startFrame), width: filmLength(visibleFrames) }}
    >
      <button
        type="button"
        data-timeline-item
        aria-pressed={selected}
        aria-label={`${isNested(item) ? "Nested clip" : "Clip"} ${position}, ${name}, ${spokenTime(lengthFrames, fps)}, starts at ${spokenTime(startFrame, fps)}`}
        className="absolute inset-0 cursor-grab overflow-hidden rounded-md text-left active:cursor-grabbing"
        {...handlers}
        onClick={choose}
      >
        {roomy && (
          <ClipFace
            {...{ item, name, fps, lengthFrames: visibleFrames }}
            alternates={props.alternates > 1 ? props.alternates : null}
          />
        )}
      </button>
      {roomy && <ClipEdges itemId={item.id} />}
    </div>
  );
});

/** What a clip shows of itself; drawn anew only when the clip itself changes, not when it moves. */
const ClipFace = memo(function ClipFace({
  item,
  name,
  fps,
  lengthFrames,
  alternates,
}: {
  item: ClipItem;
  name: string;
  fps: number;
  lengthFrames: number;
  alternates: number | null;
}) {
  return (
    <>
      {isNested(item) ? (
        <NestedStrip clip={item} fps={fps} />
      ) : (
        <ClipStrip clip={item} lengthFrames={lengthFrames} fps={fps} />
      )}
      <span className="absolute inset-x-0 bottom-0 truncate bg-black/65 px-1.5 py-0.5 text-[0.6875rem] text-white">
        {isNested(item) && <Layers aria-hidden className="mr-1 inline size-3" />}
        {name}
        {item.speedPercent !== undefined && ` · ${item.speedPercent} %`}
      </span>
      {alternates !== null && (
        <span
          title={`${alternates} takes to choose from`}
          className="absolute top-1 right-3.5 rounded-full bg-black/70 px-1.5 text-[0.625rem] text-white"
        >
          {alternates}
        </span>
      )}
    </>
  );
});

function ClipStrip({ clip, lengthFrames, fps }: { clip: ClipItem; lengthFrames: number; fps: number }) {
  const { view } = useEditor();
  const { restPixelsPerFrame } = useDrawn();
  const media = sourceOf({ sourceRange: clip.available }, fps);
  const source = sourceOf(clip, fps);
  return (
    <Filmstrip
      digest={clip.mediaDigest}
      url={view.media[clip.mediaDigest]?.url}
      sourceStart={source.startFrame / Math.max(1, media.lengthFrames)}
      sourceLength={source.lengthFrames / Math.max(1, media.lengthFrames)}
      widthPixels={lengthFrames * restPixelsPerFrame}
    />
  );
}

/** The filmstrips of what a nested clip shows, side by side. */
function NestedStrip({ clip, fps }: { clip: NestedClip; fps: number }) {
  const { items, lengthFrames: total } = layoutOf(openNested({ video: [clip], fps }));
  return items.map(({ item, startFrame, lengthFrames }) =>
    item.type === "clip" ? (
      <span
        key={item.id}
        className="absolute inset-y-0 border-white/50 border-l first:border-l-0"
        style={{ left: `${(100 * startFrame) / total}%`, width: `${(100 * lengthFrames) / total}%` }}
      >
        <ClipStrip clip={item} lengthFrames={lengthFrames} fps={fps} />
      </span>
    ) : null,
  );
}

const ClipEdges = memo(function ClipEdges({ itemId }: { itemId: string }) {
  const tools = useTimelineTools();
  return (["start", "end"] as const).map((edge) => (
    <EdgeHandle
      key={edge}
      {...{ itemId, edge }}
      spanOf={(cut) => spanOf(cut, itemId)}
      holdsStart={() => edge === "start" && tools.trimMode() === "ripple"}
      trim={(before, deltaFrames) =>
        trimmedInMode(before, { clipId: itemId, edge, deltaFrames, mode: tools.trimMode() })
      }
    />
  ));
});

const spanOf = (cut: Cut, itemId: string) => placedClips(cut).find(({ item }) => item.id === itemId) ?? null;
