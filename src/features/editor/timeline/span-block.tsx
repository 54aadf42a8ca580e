"use client";

import { type MouseEvent, memo, type ReactNode, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import type { Cut } from "@/domain/timeline/cut";
import type { Edge } from "@/domain/timeline/edit/trim";
import { useEditor } from "../editor-context";
import { spokenTime } from "../timecode";
import { EdgeHandle } from "./edge-handle";
import { snap, snapTargets } from "./snapping";
import { filmLength, useTimelineTools } from "./timeline-context";
import { usePointerDrag } from "./use-pointer-drag";
import { useTrackDrag } from "./use-track-drag";

const snapPixels = 8;

/** A text, picture or sound: it stands anywhere on its track, can be moved along it and to others, and trimmed at both ends. */
export const SpanBlock = memo(function SpanBlock({
  id,
  kind,
  name,
  startFrame,
  lengthFrames,
  selected,
  className,
  style,
  move,
  trim,
  children,
}: {
  id: string;
  kind: string;
  name: string;
  startFrame: number;
  lengthFrames: number;
  selected: boolean;
  className: string;
  style?: { top: number; height: number };
  move: (cut: Cut, startFrame: number) => Cut;
  trim: (cut: Cut, edge: Edge, deltaFrames: number) => Cut;
  children?: ReactNode;
}) {
  const { store, player } = useEditor();
  const tools = useTimelineTools();
  const before = useRef<{ cut: Cut; startFrame: number; mark: string } | null>(null);
  const { fps } = store.cut;
  const tracks = useTrackDrag(id);
  const drag = usePointerDrag({
    onStart(event) {
      before.current = { cut: store.cut, startFrame, mark: `move/${id}/${performance.now()}` };
      tracks.start(event.currentTarget.closest<HTMLElement>("[data-span]"));
    },
    onMove({ dx, dy, clientY }) {
      const start = before.current;
      if (!start) return;
      tracks.move({ dy, clientY });
      const wanted = Math.max(0, start.startFrame + Math.round(dx / tools.pixelsPerFrame()));
      const targets = tools.snapping()
        ? snapTargets(start.cut, { playhead: player.state().frame, except: id })
        : [];
      const { frame, target } = snap(wanted, targets, snapPixels / tools.pixelsPerFrame());
      tools.setGuide(target);
      store.edit({ label: `Move ${kind}`, mark: start.mark, tell: null }, () => move(start.cut, frame));
    },
    onEnd(how) {
      tracks.end(how === "moved" ? (before.current?.mark ?? null) : null);
      if (how === "cancelled" && before.current) store.takeBack(before.current.mark);
      before.current = null;
      tools.setGuide(null);
      store.endStep();
    },
  });
  const choose = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) store.toggle(id);
    else store.select([id]);
  };
  const handle = (edge: Edge) => (
    <EdgeHandle
      {...{ itemId: id, edge }}
      spanOf={() => ({ startFrame, lengthFrames })}
      trim={(cut, deltaFrames) => trim(cut, edge, deltaFrames)}
    />
  );
  return (
    <div
      data-span={id}
      data-selected={selected || undefined}
      className={cn("group absolute rounded-sm", className, selected && "z-10 ring-2 ring-accent")}
      style={{
        left: filmLength(startFrame),
        width: `max(4px, ${filmLength(lengthFrames)})`,
        ...style,
      }}
    >
      <button
        type="button"
        data-timeline-item
        aria-pressed={selected}
        aria-label={`${kind}: ${name}, ${spokenTime(lengthFrames, fps)}, starts at ${spokenTime(startFrame, fps)}`}
        className="absolute inset-0 cursor-grab overflow-hidden rounded-sm text-left active:cursor-grabbing"
        {...drag}
        onClick={choose}
      >
        {children}
        <span className="relative block w-fit max-w-full truncate rounded-sm bg-black/35 px-2 text-[0.6875rem] text-white leading-6">
          {name}
        </span>
      </button>
      {handle("start")}
      {handle("end")}
    </div>
  );
});
