import { type PointerEvent, type RefObject, useRef } from "react";

/** Below this a press is a click. */
const stillPixels = 4;

/**
 * "pressed": the pointer hardly moved. "cancelled": the browser took the pointer for something else, such as scrolling, so
 * that whatever the drag has changed has to be as it was.
 */
export type DragEnd = "moved" | "pressed" | "cancelled";

export type DragMoves = {
  onStart?: (event: PointerEvent<HTMLElement>) => void;
  /** How far the pointer is from where it was pressed, in pixels, and where it is. */
  onMove: (move: { dx: number; dy: number; clientX: number; clientY: number }) => void;
  onEnd: (how: DragEnd) => void;
};

export type Press = { pointerId: number; x: number; y: number; moved: boolean };

/** Handlers for dragging an element with mouse, pen or finger. */
export const usePointerDrag = (moves: DragMoves) => dragHandlers(useRef<Press | null>(null), moves);

/** The same around a press that is kept elsewhere. A second finger is not listened to while the first one drags. */
export function dragHandlers(press: RefObject<Press | null>, { onStart, onMove, onEnd }: DragMoves) {
  const pressOf = ({ pointerId }: PointerEvent<HTMLElement>) =>
    press.current?.pointerId === pointerId ? press.current : null;
  const end = (event: PointerEvent<HTMLElement>, cancelled: boolean) => {
    const own = pressOf(event);
    if (!own) return;
    press.current = null;
    onEnd(cancelled ? "cancelled" : own.moved ? "moved" : "pressed");
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || press.current) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
      onStart?.(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const own = pressOf(event);
      if (!own) return;
      const [dx, dy] = [event.clientX - own.x, event.clientY - own.y];
      if (!own.moved && Math.hypot(dx, dy) < stillPixels) return;
      own.moved = true;
      onMove({ dx, dy, clientX: event.clientX, clientY: event.clientY });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, false),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, true),
    // Without the capture the end would never be heard of. After an ordinary end nothing is pressed any more.
    onLostPointerCapture: (event: PointerEvent<HTMLElement>) => end(event, true),
  };
}
