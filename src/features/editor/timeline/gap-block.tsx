"use client";

import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { useEditor } from "../editor-context";
import { filmLength } from "./timeline-context";

/** A stretch of black picture. */
export const GapBlock = memo(function GapBlock({
  itemId,
  startFrame,
  visibleFrames,
  selected,
}: {
  itemId: string;
  startFrame: number;
  visibleFrames: number;
  selected: boolean;
}) {
  const { store } = useEditor();
  return (
    <button
      type="button"
      data-timeline-item
      aria-pressed={selected}
      aria-label="Gap: black picture"
      onClick={() => store.select([itemId])}
      className={cn(
        "absolute inset-y-2 rounded-md border border-control border-dashed",
        selected && "border-2 border-accent",
      )}
      style={{ left: filmLength(startFrame), width: filmLength(visibleFrames) }}
    />
  );
});
