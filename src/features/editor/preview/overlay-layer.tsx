"use client";

import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { PixelSize } from "@/domain/media/format";
import { captionTexts } from "@/domain/timeline/captions";
import type { ImageItem, OverlayItem, TextItem } from "@/domain/timeline/cut";
import { placeOverlay } from "@/domain/timeline/edit/overlays";
import { inDrawingOrder } from "@/domain/timeline/lanes";
import { bleedOf, cornerOf } from "@/domain/timeline/text-block";
import { useCut, useEditor, usePlayback, useSelection } from "../editor-context";
import { type OverlayLook, overlayLookAt } from "./overlay-look";
import { TextView } from "./text-view";
import { useTextBlock } from "./use-text-block";

/** Text and pictures over the film, each where the renderer puts it. A selected one can be dragged. */
export function OverlayLayer({ heightPixels }: { heightPixels: number }) {
  const cut = useCut();
  const { frame } = usePlayback();
  const scale = heightPixels / cut.size.height;
  return (
    <div className="absolute inset-0 z-10 overflow-hidden">
      {inDrawingOrder(cut.overlays).map((overlay) => {
        const look = overlayLookAt(cut, overlay, frame);
        if (!look) return null;
        return overlay.type === "text" ? (
          <TextOverlay key={overlay.id} {...{ item: overlay, look, scale }} />
        ) : (
          <ImageOverlay key={overlay.id} {...{ item: overlay, look, scale }} />
        );
      })}
      {captionTexts(cut).map((caption) => {
        const look = overlayLookAt(cut, caption, frame);
        return look && <Caption key={caption.id} {...{ item: caption, scale }} />;
      })}
    </div>
  );
}

function TextOverlay({ item, look, scale }: { item: TextItem; look: OverlayLook; scale: number }) {
  const text = useTextOf(item);
  if (!text) return null;
  const { size } = text.block;
  return (
    <Movable overlay={item} look={look} scale={scale} size={size} margin={bleedOf(text.block)}>
      <TextView {...{ item, text, scale }} typed={look.typed} />
    </Movable>
  );
}

/** A caption that is part of the picture. It stands where all captions of the film do: it cannot be dragged. */
function Caption({ item, scale }: { item: TextItem; scale: number }) {
  const { size: picture } = useCut();
  const text = useTextOf(item);
  if (!text) return null;
  const corner = cornerOf(picture, item, { size: text.block.size, margin: bleedOf(text.block) });
  return (
    <div
      className="pointer-events-none absolute"
      style={{ left: corner.left * scale, top: corner.top * scale }}
    >
      <TextView {...{ item, text, scale }} typed={1} />
    </div>
  );
}

function useTextOf(item: TextItem) {
  const { size: picture } = useCut();
  const { view } = useEditor();
  return useTextBlock(item, { picture, fontUrl: item.ownFont && view.media[item.ownFont.digest]?.url });
}

function ImageOverlay({ item, look, scale }: { item: ImageItem; look: OverlayLook; scale: number }) {
  const { size: picture } = useCut();
  const { view } = useEditor();
  const [aspect, setAspect] = useState<number | null>(null);
  const url = view.media[item.mediaDigest]?.url;
  const width = Math.round(picture.width * item.scale);
  if (!url) return null;
  return (
    <Movable
      overlay={item}
      look={look}
      scale={scale}
      size={{ width, height: width / (aspect ?? 1) }}
      margin={0}
    >
      {/* biome-ignore lint/performance/noImgElement: a signed address that the image optimiser may not read */}
      <img
        src={url}
        alt=""
        draggable={false}
        className={cn("max-w-none", aspect === null && "invisible")}
        style={{ width: width * scale }}
        onLoad={({ currentTarget: image }) => setAspect(image.naturalWidth / image.naturalHeight)}
      />
    </Movable>
  );
}

function Movable({
  overlay,
  look,
  scale,
  size,
  margin,
  children,
}: {
  overlay: OverlayItem;
  look: OverlayLook;
  scale: number;
  /** In pixels of the film, without the margin for its shadow. */
  size: PixelSize;
  margin: number;
  children: ReactNode;
}) {
  const { size: picture } = useCut();
  const { store } = useEditor();
  const selection = useSelection();
  const { left, top } = cornerOf(picture, overlay, { size, margin });
  const drag = useDragging(overlay, {
    x: (left + size.width / 2) / picture.width,
    y: (top + size.height / 2) / picture.height,
  });
  const style: CSSProperties = {
    left: left * scale,
    // On even lines, as the renderer puts it.
    top: (top + 2 * Math.floor((look.rise * picture.height) / 2)) * scale,
    opacity: look.opacity,
    // No scale at all where there is none: it would blur what stands between two pixels of the page.
    ...(look.scale !== 1 && { transform: `scale(${look.scale})` }),
  };
  return (
    <div
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
