import { type CSSProperties, useState } from "react";
import { moveClips } from "@/domain/timeline/edit/arrange";
import { layoutOf } from "@/domain/timeline/layout";
import { useEditor } from "../editor-context";
import { dropIndex } from "./snapping";
import { useTimelineScale } from "./timeline-context";
import { usePointerDrag } from "./use-pointer-drag";

/** Dragging a clip, or all that are selected with it, to another place in the row. */
export function useClipDrag(
  { itemId, startFrame, lengthFrames }: { itemId: string; startFrame: number; lengthFrames: number },
  onDropAt: (frame: number | null) => void,
) {
  const { store } = useEditor();
  const { pixelsPerFrame } = useTimelineScale();
  const [dx, setDx] = useState<number | null>(null);

  function place(distance: number) {
    const { cut } = store;
    const { selection } = store.state();
    const clipIds = selection.includes(itemId) ? selection : [itemId];
    const { items, lengthFrames: total } = layoutOf(cut);
    const ids = clipIds.filter((id) => items.some((placed) => placed.item.id === id));
    const others = items.filter((placed) => !ids.includes(placed.item.id));
    const middle = startFrame + lengthFrames / 2 + distance / pixelsPerFrame;
    const toIndex = dropIndex(others, middle);
    return { ids, toIndex, frame: others[toIndex]?.startFrame ?? total };
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
