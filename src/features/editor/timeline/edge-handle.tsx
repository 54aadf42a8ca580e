"use client";

import { useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { Cut } from "@/domain/timeline/cut";
import type { Edge } from "@/domain/timeline/edit/trim";
import { useEditor } from "../editor-context";
import { timecodeText } from "../timecode";
import { snap, snapTargets } from "./snapping";
import { useTimelineTools } from "./timeline-context";
import { usePointerDrag } from "./use-pointer-drag";

const snapPixels = 8;

/** The edge of something on the timeline that can be dragged; a tip says how long it becomes. */
export function EdgeHandle({
  itemId,
  edge,
  spanOf,
  holdsStart = () => false,
  trim,
}: {
  itemId: string;
  edge: Edge;
  /** Where the item is on the timeline of a cut. */
  spanOf: (cut: Cut) => { startFrame: number; lengthFrames: number } | null;
  /** The start of a clip stays in its place when what is behind it moves up. */
  holdsStart?: () => boolean;
  /** The cut with the edge moved so far from where it was, as far as that is allowed. */
  trim: (before: Cut, deltaFrames: number) => Cut;
}) {
  const { store, player } = useEditor();
  const tools = useTimelineTools();
  const before = useRef<{ cut: Cut; edgeFrame: number; lengthFrames: number; mark: string } | null>(null);
  const [tip, setTip] = useState<string | null>(null);
  const handlers = usePointerDrag({
    onStart() {
      store.select([itemId]);
      const span = spanOf(store.cut);
      before.current = span && {
        cut: store.cut,
        edgeFrame: edge === "start" ? span.startFrame : span.startFrame + span.lengthFrames,
        lengthFrames: span.lengthFrames,
        mark: `trim/${itemId}/${performance.now()}`,
      };
    },
    onMove({ dx }) {
      const start = before.current;
      if (!start) return;
      const wanted = start.edgeFrame + Math.round(dx / tools.pixelsPerFrame());
      const targets =
        tools.snapping() && !holdsStart()
          ? snapTargets(start.cut, { playhead: player.state().frame, except: itemId })
          : [];
      const { frame, target } = snap(wanted, targets, snapPixels / tools.pixelsPerFrame());
      tools.setGuide(target);
      const delta = frame - start.edgeFrame;
      store.edit({ label: "Trim", mark: start.mark, tell: null }, () => trim(start.cut, delta));
      const length = start.lengthFrames + (edge === "end" ? delta : -delta);
      setTip(`${timecodeText(length, start.cut.fps)} (${delta > 0 ? "+" : ""}${delta})`);
    },
    onEnd(how) {
      if (how === "cancelled" && before.current) store.takeBack(before.current.mark);
      before.current = null;
      tools.setGuide(null);
      setTip(null);
      store.endStep();
      if (how === "moved") store.tell("Trim");
    },
  });
  return (
    <span
      {...handlers}
      data-edge={edge}
      aria-hidden
      className={cn(
        "absolute inset-y-0 z-10 w-3 cursor-ew-resize touch-none after:absolute after:inset-y-1.5 after:w-1 after:rounded-full after:bg-white/80 after:opacity-0 group-hover:after:opacity-100 group-data-selected:after:opacity-100 pointer-coarse:w-6",
        edge === "start" ? "left-0 after:left-1" : "right-0 after:right-1",
      )}
    >
      {tip && (
        <span
          className={cn(
            "-top-7 absolute z-30 whitespace-nowrap rounded-sm bg-foreground px-1.5 py-0.5 font-mono text-background text-xs",
            edge === "start" ? "left-0" : "right-0",
          )}
        >
          {tip}
        </span>
      )}
    </span>
  );
}
