"use client";

import { Blend } from "lucide-react";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { itemFrames, type layoutOf } from "@/domain/timeline/layout";
import { useCut, useEditor, useSelection } from "../editor-context";
import { filmLength, isInView, useDrawn } from "./timeline-context";

/** A button on every seam between two clips that have room for it, which opens its transition in the inspector. */
export function Seams({
  items,
  roomyFrames,
}: {
  items: ReturnType<typeof layoutOf>["items"];
  roomyFrames: number;
}) {
  const cut = useCut();
  const selection = useSelection();
  const drawn = useDrawn();
  return items.flatMap(({ item, startFrame, lengthFrames, index: place }, index) => {
    const left = items[index - 1];
    if (item.type !== "clip" || left?.item.type !== "clip") return [];
    if (Math.min(lengthFrames, left.lengthFrames) < roomyFrames) return [];
    const before = cut.video[place - 1];
    const transition = before?.type === "transition" ? before : null;
    const length = transition ? itemFrames(transition, cut.fps) : 0;
    if (!isInView(drawn, startFrame, Math.max(1, length))) return [];
    const seamId = `seam:${left.item.id}`;
    return [
      <Seam
        key={seamId}
        {...{ seamId, index }}
        kind={transition?.kind ?? null}
        middleFrame={startFrame + length / 2}
        selected={selection.includes(seamId)}
      />,
    ];
  });
}

const Seam = memo(function Seam({
  seamId,
  index,
  kind,
  middleFrame,
  selected,
}: {
  seamId: string;
  index: number;
  kind: string | null;
  middleFrame: number;
  selected: boolean;
}) {
  const { store } = useEditor();
  return (
    <button
      type="button"
      data-timeline-item
      aria-pressed={selected}
      aria-label={`Seam between clips ${index} and ${index + 1}: ${kind ?? "hard cut"}`}
      title={kind ? `Transition: ${kind}` : "Add a transition"}
      onClick={() => store.select([seamId])}
      className={cn(
        "absolute top-1/2 z-20 grid size-6 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border border-white/40 bg-black/75 text-white [&_svg]:size-3.5",
        kind
          ? "opacity-100"
          : "opacity-0 hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-80",
        selected && "border-accent bg-accent text-on-accent opacity-100",
      )}
      style={{ left: filmLength(middleFrame) }}
    >
      <Blend aria-hidden />
    </button>
  );
});
