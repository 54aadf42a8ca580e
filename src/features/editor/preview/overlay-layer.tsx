"use client";

import { type CSSProperties, type PointerEvent, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import type { Cut, ImageItem, OverlayItem, TextItem } from "@/domain/timeline/cut";
import { placeOverlay } from "@/domain/timeline/edit/overlays";
import { placeInPicture, safeArea } from "@/domain/timeline/safe-area";
import { styleOf } from "@/domain/timeline/text-style";
import { useCut, useEditor, useEditorState, usePlayback } from "../editor-context";
import { type OverlayLook, overlayLookAt } from "./overlay-look";

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
              <TextView cut={cut} item={overlay} scale={scale} typed={look.typed} />
            ) : (
              <ImageView cut={cut} item={overlay} scale={scale} url={view.media[overlay.mediaDigest]?.url} />
            )}
          </Movable>
        );
      })}
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
  const { selection } = useEditorState();
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

function TextView({ cut, item, scale, typed }: { cut: Cut; item: TextItem; scale: number; typed: number }) {
  const style = styleOf(item);
  const side = Math.min(cut.size.width, cut.size.height);
  const fontPixels = fontSize(cut, item) * scale;
  const characters = [...item.text];
  const visible = Math.round(characters.length * typed);
  return (
    <div
      className="wrap-anywhere whitespace-pre-line text-center text-balance"
      style={{
        fontFamily: `"${item.font}", sans-serif`,
        fontWeight: item.font === "Bebas Neue" ? 400 : style.weight,
        fontSize: fontPixels,
        lineHeight: style.lineHeight,
        letterSpacing: `${style.tracking}em`,
        textTransform: style.uppercase ? "uppercase" : "none",
        maxWidth: Math.min(safeArea(cut.size).width, side * 1.1) * scale,
        ...surfaceStyle(item, style.surface, fontPixels),
      }}
    >
      {characters.slice(0, visible).join("")}
      <span className="opacity-0">{characters.slice(visible).join("")}</span>
    </div>
  );
}

/** As large as its role allows; a long text is smaller, by about as much as the renderer makes it. */
function fontSize(cut: Cut, item: TextItem): number {
  const style = styleOf(item);
  const side = Math.min(cut.size.width, cut.size.height);
  const room = Math.min(safeArea(cut.size).width, side * 1.1);
  const widest = 0.56 + style.tracking;
  const fitting = (room * style.maxLines * 0.86) / Math.max(1, item.text.length * widest);
  return Math.max(side * style.smallest, Math.min(side * style.largest, fitting));
}

function surfaceStyle(
  item: TextItem,
  surface: ReturnType<typeof styleOf>["surface"],
  fontPixels: number,
): CSSProperties {
  if (surface === "outline") {
    const edge = isLight(item.colour) ? "8, 8, 12" : "255, 255, 255";
    return {
      color: item.colour,
      padding: `${0.04 * fontPixels}px ${0.08 * fontPixels}px`,
      textShadow: `0 ${0.05 * fontPixels}px ${0.36 * fontPixels}px rgba(${edge}, 0.75), 0 0 ${0.05 * fontPixels}px rgba(${edge}, 0.85)`,
    };
  }
  if (surface === "box") {
    return {
      color: item.colour,
      background: isLight(item.colour) ? "rgba(8, 8, 12, 0.6)" : "rgba(255, 255, 255, 0.78)",
      borderRadius: 0.34 * fontPixels,
      padding: `${0.26 * fontPixels}px ${0.5 * fontPixels}px`,
    };
  }
  return {
    color: isLight(item.accent) ? "#14110c" : "#ffffff",
    background: item.accent,
    borderRadius: 1.1 * fontPixels,
    padding: `${0.42 * fontPixels}px ${0.9 * fontPixels}px`,
    boxShadow: `0 ${0.1 * fontPixels}px ${0.4 * fontPixels}px rgba(0, 0, 0, 0.38)`,
  };
}

function isLight(colour: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.2126 * (red ?? 0) ** 2.2 + 0.7152 * (green ?? 0) ** 2.2 + 0.0722 * (blue ?? 0) ** 2.2 > 0.2;
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
