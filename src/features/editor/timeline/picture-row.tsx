"use client";

import { Blend } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { itemFrames, layoutOf } from "@/domain/timeline/layout";
import { useCut, useEditor, useEditorState } from "../editor-context";
import { ClipBlock } from "./clip-block";
import { ClipMenu } from "./clip-menu";
import { isInView, useTimelineScale } from "./timeline-context";

/** Clips, gaps and the seams between them; only those in view are drawn. */
export function PictureRow() {
  const cut = useCut();
  const { view, store } = useEditor();
  const { selection } = useEditorState();
  const scale = useTimelineScale();
  const [dropFrame, setDropFrame] = useState<number | null>(null);
  const { items, lengthFrames: total } = layoutOf(cut);
  const clips = items.filter(({ item }) => item.type === "clip").length;
  let clipNumber = 0;
  return (
    <ClipMenu>
      {items.map(({ item, startFrame, lengthFrames }, index) => {
        if (item.type === "clip") clipNumber += 1;
        const visibleFrames = (items[index + 1]?.startFrame ?? total) - startFrame;
        if (!isInView(scale, startFrame, lengthFrames)) return null;
        if (item.type === "gap") {
          return (
            <button
              key={item.id}
              type="button"
              data-timeline-item
              aria-pressed={selection.includes(item.id)}
              aria-label="Gap: black picture"
              onClick={() => store.select([item.id])}
              className={cn(
                "absolute inset-y-2 rounded-md border border-control border-dashed",
                selection.includes(item.id) && "border-2 border-accent",
              )}
              style={{ left: startFrame * scale.pixelsPerFrame, width: visibleFrames * scale.pixelsPerFrame }}
            />
          );
        }
        const slot = view.bin.find(({ takeId }) => takeId === item.takeId)?.slot;
        return (
          <ClipBlock
            key={item.id}
            item={item}
            startFrame={startFrame}
            lengthFrames={lengthFrames}
            visibleFrames={visibleFrames}
            position={`${clipNumber} of ${clips}`}
            fps={cut.fps}
            selected={selection.includes(item.id)}
            alternates={view.bin.filter((take) => take.slot === slot && take.kind === "clip").length}
            onDropAt={setDropFrame}
          />
        );
      })}
      <Seams />
      {dropFrame !== null && (
        <span
          aria-hidden
          className="absolute inset-y-0 z-30 w-1 -translate-x-1/2 rounded-full bg-accent"
          style={{ left: dropFrame * scale.pixelsPerFrame }}
        />
      )}
    </ClipMenu>
  );
}

/** A button on every seam between two clips, which opens its transition in the inspector. */
function Seams() {
  const cut = useCut();
  const { store } = useEditor();
  const { selection } = useEditorState();
  const scale = useTimelineScale();
  const { items } = layoutOf(cut);
  return items.flatMap(({ item, startFrame, index: place }, index) => {
    const left = items[index - 1];
    if (item.type !== "clip" || left?.item.type !== "clip") return [];
    const before = cut.video[place - 1];
    const transition = before?.type === "transition" ? before : null;
    const length = transition ? itemFrames(transition, cut.fps) : 0;
    if (!isInView(scale, startFrame, Math.max(1, length))) return [];
    const seamId = `seam:${left.item.id}`;
    const selected = selection.includes(seamId);
    return [
      <button
        key={seamId}
        type="button"
        data-timeline-item
        aria-pressed={selected}
        aria-label={`Seam between clips ${index} and ${index + 1}: ${transition?.kind ?? "hard cut"}`}
        title={transition ? `Transition: ${transition.kind}` : "Add a transition"}
        onClick={() => store.select([seamId])}
        className={cn(
          "absolute top-1/2 z-20 grid size-6 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border border-white/40 bg-black/75 text-white [&_svg]:size-3.5",
          transition
            ? "opacity-100"
            : "opacity-0 hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-80",
          selected && "border-accent bg-accent text-on-accent opacity-100",
        )}
        style={{ left: (startFrame + length / 2) * scale.pixelsPerFrame }}
      >
        <Blend aria-hidden />
      </button>,
    ];
  });
}
