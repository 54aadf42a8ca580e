import { type CSSProperties, useState } from "react";
import type { ClipItem } from "@/domain/timeline/cut";
import { moveClips } from "@/domain/timeline/edit/arrange";
import { layoutOf, type PlacedItem } from "@/domain/timeline/layout";
import { useEditor } from "../editor-context";
import { dropIndex } from "./snapping";
import { useTimelineScale } from "./timeline-context";
import { usePointerDrag } from "./use-pointer-drag";

/** Dragging a clip, or all that are selected with it, to another place in the row. */
export function useClipDrag(
  { item, startFrame }: PlacedItem<ClipItem>,
  onDropAt: (frame: number | null) => void,
) {
  const { store } = useEditor();
  const { pixelsPerFrame } = useTimelineScale();
  const [dx, setDx] = useState<number | null>(null);

  function place(distance: number) {
    const { cut } = store;
    const { selection } = store.state();
    const clipIds = selection.includes(item.id) ? selection : [item.id];
    const { items, lengthFrames } = layoutOf(cut);
    const ids = clipIds.filter((id) => items.some((placed) => placed.item.id === id));
    const others = items.filter((placed) => !ids.includes(placed.item.id));
    const own = items.find((placed) => placed.item.id === item.id);
    const middle = startFrame + (own?.lengthFrames ?? 0) / 2 + distance / pixelsPerFrame;
    const toIndex = dropIndex(others, middle);
    return { ids, toIndex, frame: others[toIndex]?.startFrame ?? lengthFrames };
  }

  const handlers = usePointerDrag({
    onMove({ dx: distance }) {
      setDx(distance);
      onDropAt(place(distance).frame);
    },
    onEnd(dragged) {
      const distance = dx;
      setDx(null);
      onDropAt(null);
      if (!dragged || distance === null) return;
      const { ids, toIndex } = place(distance);
      store.edit({ label: "Move" }, (cut) => moveClips(cut, { ids, toIndex }));
    },
  });
  const style: CSSProperties =
    dx === null ? {} : { transform: `translateX(${dx}px)`, zIndex: 20, opacity: 0.85, pointerEvents: "none" };
  return { handlers, style };
}
