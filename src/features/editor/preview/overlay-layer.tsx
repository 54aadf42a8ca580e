"use client";

import { type CSSProperties, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { captionTexts } from "@/domain/timeline/captions";
import type { Cut, ImageItem, OverlayItem, TextItem } from "@/domain/timeline/cut";
import { placeOverlay } from "@/domain/timeline/edit/overlays";
import { placeInPicture } from "@/domain/timeline/safe-area";
import { useCut, useEditor, usePlayback, useSelection } from "../editor-context";
import { type OverlayLook, overlayLookAt } from "./overlay-look";
import { TextView } from "./text-view";

/** Text and pictures over the film, each where the renderer puts it. A selected one can be dragged. */
export function OverlayLayer({ heightPixels }: { heightPixels: number }) {
  const cut = useCut();
  const { view } = useEditor();
  const { frame } = usePlayback();
  const scale = heightPixels / cut.size.height;
  const stage = useRef<HTMLDivElement>(null);
  return (
    <div ref={stage} className="absolute inset-0 z-10 overflow-hidden">
      {cut.overlays.map((overlay) => {
        const look = overlayLookAt(cut, overlay, frame);
        if (!look) return null;
        return (
          <Movable key={overlay.id} overlay={overlay} look={look} scale={scale}>
            {overlay.type === "text" ? (
              <TextView
                cut={cut}
                item={overlay}
                scale={scale}
                typed={look.typed}
                fontUrl={overlay.ownFont && view.media[overlay.ownFont.digest]?.url}
              />
            ) : (
              <ImageView cut={cut} item={overlay} scale={scale} url={view.media[overlay.mediaDigest]?.url} />
            )}
          </Movable>
        );
      })}
      {captionTexts(cut).map((caption) => (
        <Caption key={caption.id} item={caption} frame={frame} scale={scale} />
      ))}
    </div>
  );
}

/** A caption that is part of the picture. It stands where all captions of the film do: it cannot be dragged. */
function Caption({ item, frame, scale }: { item: TextItem; frame: number; scale: number }) {
  const cut = useCut();
  const { view } = useEditor();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const look = overlayLookAt(cut, item, frame);
  const seen = look !== null;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !seen) return;
    const measure = () =>
      setSize({ width: element.offsetWidth / scale, height: element.offsetHeight / scale });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scale, seen]);
  if (!look) return null;
  const middle = middleOf(cut, item, size);
  return (
    <div
      ref={box}
      className="pointer-events-none absolute w-max"
      style={{ left: `${middle.x * 100}%`, top: `${middle.y * 100}%`, transform: "translate(-50%, -50%)" }}
    >
      <TextView
        {...{ cut, item, scale }}
        typed={1}
        fontUrl={item.ownFont && view.media[item.ownFont.digest]?.url}
      />
    </div>
  );
}

/** Where the middle of an overlay is, as shares of the picture; the size of its box does not matter to a text in the middle. */
function middleOf(cut: Cut, overlay: OverlayItem, size: { width: number; height: number }) {
  const { left, top } = placeInPicture(cut.size, size, overlay);
  return { x: (left + size.width / 2) / cut.size.width, y: (top + size.height / 2) / cut.size.height };
}

function Movable({
  overlay,
  look,
  scale,
  children,
}: {
  overlay: OverlayItem;
  look: OverlayLook;
  scale: number;
  children: React.ReactNode;
}) {
  const cut = useCut();
  const { store } = useEditor();
  const selection = useSelection();
  const box = useRef<HTMLDivElement>(null);
  const measured = box.current && {
    width: box.current.offsetWidth / scale,
    height: box.current.offsetHeight / scale,
  };
  const middle = middleOf(cut, overlay, measured ?? { width: 0, height: 0 });
  const drag = useDragging(overlay, middle);
  const style: CSSProperties = {
    left: `${middle.x * 100}%`,
    top: `${(middle.y + look.rise) * 100}%`,
    opacity: look.opacity,
    transform: `translate(-50%, -50%) scale(${look.scale})`,
  };
  return (
    <div
      ref={box}
      style={style}
      className={cn(
        "absolute w-max touch-none cursor-move",
        selection.includes(overlay.id) && "outline-2 outline-accent outline-dashed outline-offset-4",
      )}
      onPointerDown={(event) => {
        store.select([overlay.id]);
        drag.start(event);
      }}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
    >
      {children}
    </div>
  );
}

function useDragging(overlay: OverlayItem, middle: { x: number; y: number }) {
  const { store } = useEditor();
  const from = useRef<{ x: number; y: number; middle: { x: number; y: number } } | null>(null);
  return {
    start(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, middle };
    },
    move(event: PointerEvent<HTMLElement>) {
      const picture = event.currentTarget.parentElement?.getBoundingClientRect();
      const start = from.current;
      if (!start || !picture) return;
      const place = {
        x: start.middle.x + (event.clientX - start.x) / picture.width,
        y: start.middle.y + (event.clientY - start.y) / picture.height,
      };
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < 3) return;
      store.edit({ label: "Move text", mark: `place/${overlay.id}`, tell: null }, (cut) =>
        placeOverlay(cut, { id: overlay.id, place }),
      );
    },
    end() {
      from.current = null;
      store.endStep();
    },
  };
}

function ImageView({
  cut,
  item,
  scale,
  url,
}: {
  cut: Cut;
  item: ImageItem;
  scale: number;
  url: string | undefined;
}) {
  if (!url) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a signed address that the image optimiser may not read
    <img src={url} alt="" draggable={false} style={{ width: cut.size.width * item.scale * scale }} />
  );
}
