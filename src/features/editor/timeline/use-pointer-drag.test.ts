import type { PointerEvent } from "react";
import { expect, test } from "vitest";
import { type DragEnd, dragHandlers } from "./use-pointer-drag";

/** What the handlers read of an event. */
const at = (clientX: number, pointerId = 1) => {
  const event = { button: 0, pointerId, clientX, clientY: 0, stopPropagation: () => undefined };
  return {
    ...event,
    currentTarget: { setPointerCapture: () => undefined },
  } as unknown as PointerEvent<HTMLElement>;
};

function dragged() {
  const seen: { moves: number[]; ends: DragEnd[] } = { moves: [], ends: [] };
  const handlers = dragHandlers(
    { current: null },
    { onMove: ({ dx }) => seen.moves.push(dx), onEnd: (how) => seen.ends.push(how) },
  );
  return { seen, handlers };
}

test("a press that hardly moves is no drag, one that moves is", () => {
  const { seen, handlers } = dragged();
  handlers.onPointerDown(at(10));
  handlers.onPointerMove(at(12));
  handlers.onPointerUp(at(12));
  handlers.onPointerDown(at(10));
  handlers.onPointerMove(at(30));
  handlers.onPointerMove(at(11));
  handlers.onPointerUp(at(11));
  expect(seen).toEqual({ moves: [20, 1], ends: ["pressed", "moved"] });
});

test("a second finger neither moves what the first one drags, nor puts it down", () => {
  const { seen, handlers } = dragged();
  handlers.onPointerDown(at(10));
  handlers.onPointerMove(at(30));
  handlers.onPointerDown(at(200, 2));
  handlers.onPointerMove(at(400, 2));
  handlers.onPointerUp(at(400, 2));
  handlers.onPointerMove(at(40));
  handlers.onPointerUp(at(40));
  expect(seen).toEqual({ moves: [20, 30], ends: ["moved"] });
});

test("a drag that the browser breaks off to scroll is told from one that is put down", () => {
  const { seen, handlers } = dragged();
  handlers.onPointerDown(at(10));
  handlers.onPointerMove(at(30));
  handlers.onPointerCancel(at(30));
  handlers.onPointerMove(at(60));
  expect(seen).toEqual({ moves: [20], ends: ["cancelled"] });
  handlers.onPointerDown(at(10, 2));
  handlers.onLostPointerCapture(at(10, 2));
  handlers.onPointerDown(at(10, 3));
  handlers.onPointerUp(at(10, 3));
  handlers.onLostPointerCapture(at(10, 3));
  expect(seen.ends).toEqual(["cancelled", "cancelled", "pressed"]);
});
