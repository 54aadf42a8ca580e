import { type PointerEvent, useRef } from "react";

/** Below this a press is a click. */
const stillPixels = 4;

export type DragMoves = {
  onStart?: (event: PointerEvent<HTMLElement>) => void;
  /** How far the pointer is from where it was pressed, in pixels, and where it is. */
  onMove: (move: { dx: number; dy: number; clientX: number; clientY: number }) => void;
  /** Whether it was a drag; with false the pointer hardly moved. */
  onEnd: (dragged: boolean, event: PointerEvent<HTMLElement>) => void;
};

/** Handlers for dragging an element with mouse, pen or finger. */
export function usePointerDrag({ onStart, onMove, onEnd }: DragMoves) {
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const end = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    if (!current) return;
    drag.current = null;
    onEnd(current.moved, event);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, moved: false };
      onStart?.(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { current } = drag;
      if (!current) return;
      const [dx, dy] = [event.clientX - current.x, event.clientY - current.y];
      if (!current.moved && Math.hypot(dx, dy) < stillPixels) return;
      current.moved = true;
      onMove({ dx, dy, clientX: event.clientX, clientY: event.clientY });
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
