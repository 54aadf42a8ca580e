import { useRef } from "react";
import { moveClips } from "@/domain/timeline/edit/arrange";
import { layoutOf } from "@/domain/timeline/layout";
import { useEditor } from "../editor-context";
import { dropIndex } from "./snapping";
import { useTimelineTools } from "./timeline-context";
import { usePointerDrag } from "./use-pointer-drag";

/** What does not change while a clip is dragged. */
type Drag = {
  element: HTMLElement | null;
  ids: string[];
  others: ReturnType<typeof layoutOf>["items"];
  middleFrame: number;
  filmFrames: number;
  toIndex: number | null;
};

const lifted = { zIndex: "20", opacity: "0.85", pointerEvents: "none" };
const atRest = { zIndex: "", opacity: "", pointerEvents: "", transform: "" };

/**
 * Handlers for dragging a clip, or all that are selected with it, to another place in the row. While it moves only its own
 * element does; the cut changes when it is put down.
 */
export function useClipDrag(itemId: string) {
  const { store } = useEditor();
  const tools = useTimelineTools();
  const drag = useRef<Drag | null>(null);

  function begin(element: HTMLElement | null): Drag {
    const { selection } = store.state();
    const { items, lengthFrames } = layoutOf(store.cut);
    const chosen = selection.includes(itemId) ? selection : [itemId];
    const ids = chosen.filter((id) => items.some(({ item }) => item.id === id));
    const own = items.find(({ item }) => item.id === itemId);
    return {
      ...{ element, ids, toIndex: null, filmFrames: lengthFrames },
      others: items.filter(({ item }) => !ids.includes(item.id)),
      middleFrame: own ? own.startFrame + own.lengthFrames / 2 : 0,
    };
  }

  return usePointerDrag({
    onStart(event) {
      drag.current = begin(event.currentTarget.closest<HTMLElement>("[data-clip]"));
    },
    onMove({ dx }) {
      const { current } = drag;
      if (!current) return;
      const { others, filmFrames, middleFrame } = current;
      current.toIndex = dropIndex(others, middleFrame + dx / tools.pixelsPerFrame());
      if (current.element) Object.assign(current.element.style, lifted, { transform: `translateX(${dx}px)` });
      tools.setDrop(others[current.toIndex]?.startFrame ?? filmFrames);
    },
    onEnd(how) {
      const { current } = drag;
      drag.current = null;
      if (!current || current.toIndex === null) return;
      const { element, ids, toIndex } = current;
      if (element) Object.assign(element.style, atRest);
      tools.setDrop(null);
      if (how === "cancelled") return;
      store.edit({ label: "Move" }, (cut) => moveClips(cut, { ids, toIndex }));
    },
  });
}
