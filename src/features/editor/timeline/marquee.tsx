"use client";

import { type PointerEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { useEditor } from "../editor-context";
import { useTimelineTools } from "./timeline-context";

type Box = { left: number; top: number; right: number; bottom: number };

const stillPixels = 4;

/** The empty part of the tracks: a press goes to its time, a drag selects what it touches. */
export function Marquee({
  area,
  onPress,
  children,
}: {
  area: RefObject<HTMLDivElement | null>;
  onPress: (frame: number) => void;
  children: ReactNode;
}) {
  const { store } = useEditor();
  const tools = useTimelineTools();
  const from = useRef<{ x: number; y: number } | null>(null);
  const [box, setBox] = useState<Box | null>(null);
  const origin = () => area.current?.getBoundingClientRect() ?? new DOMRect();

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const isItem = (event.target as HTMLElement).closest("[data-clip], [data-span], button");
    // On a touch screen a swipe over the empty part scrolls.
    if (isItem || event.button !== 0 || event.pointerType === "touch") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY };
  }
  function onPointerMove({ clientX, clientY }: PointerEvent<HTMLDivElement>) {
    const start = from.current;
    if (!start || (!box && Math.hypot(clientX - start.x, clientY - start.y) < stillPixels)) return;
    const next = {
      left: Math.min(start.x, clientX),
      right: Math.max(start.x, clientX),
      top: Math.min(start.y, clientY),
      bottom: Math.max(start.y, clientY),
    };
    setBox(next);
    store.select(touched(area.current, next));
  }
  function onPointerUp({ clientX }: PointerEvent<HTMLDivElement>) {
    if (from.current && !box) onPress((clientX - origin().left) / tools.pixelsPerFrame());
    from.current = null;
    setBox(null);
  }
  return (
    <div {...{ onPointerDown, onPointerMove, onPointerUp }} onPointerCancel={onPointerUp}>
      {children}
      {box && (
        <span
          aria-hidden
          className="pointer-events-none absolute z-30 border border-accent bg-accent/15"
          style={{
            left: box.left - origin().left,
            top: box.top - origin().top,
            width: box.right - box.left,
            height: box.bottom - box.top,
          }}
        />
      )}
    </div>
  );
}

/** Ids of the clips, texts and sounds that a box on the screen touches. */
function touched(area: HTMLElement | null, box: Box): string[] {
  const items = [...(area?.querySelectorAll<HTMLElement>("[data-clip], [data-span]") ?? [])];
  return items.flatMap((element) => {
    const bounds = element.getBoundingClientRect();
    const isTouched =
      bounds.left < box.right &&
      bounds.right > box.left &&
      bounds.top < box.bottom &&
      bounds.bottom > box.top;
    const id = element.dataset.clip ?? element.dataset.span;
    return isTouched && id ? [id] : [];
  });
}
