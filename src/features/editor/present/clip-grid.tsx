"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ClipItem } from "@/domain/timeline/cut";
import type { PlacedItem } from "@/domain/timeline/layout";
import { useCut } from "../editor-context";
import { SharedTable } from "../preview/shared-table";
import { ClipVideo } from "./clip-video";
import { tileGap, tilesOn } from "./tile-wall";

/** Clips side by side, each playing its own part over and over while the film plays. */
export function ClipGrid({
  clips,
  current,
  row = false,
  onChoose,
}: {
  clips: readonly PlacedItem<ClipItem>[];
  current: number;
  row?: boolean;
  onChoose: (index: number) => void;
}) {
  const { size } = useCut();
  const [shared] = useState(() => new SharedTable());
  useEffect(() => () => shared.close(), [shared]);
  const wall = useRef<HTMLUListElement>(null);
  const wallSize = useInnerSize(wall);
  const tiles =
    !row && wallSize && tilesOn(wallSize, { count: clips.length, aspect: size.width / size.height });
  return (
    <ul
      ref={wall}
      style={{
        gap: tileGap,
        padding: tileGap,
        ...(tiles && { gridTemplateColumns: `repeat(${tiles.columns}, ${tiles.width}px)` }),
      }}
      className={cn(
        "h-full",
        row ? "flex overflow-x-auto" : "grid place-content-center-safe overflow-y-auto",
      )}
    >
      {clips.map(({ item }, index) => (
        <li key={item.id} className={row ? "h-full shrink-0" : "grid"}>
          <button
            type="button"
            aria-label={`Shot ${index + 1}: ${item.name}`}
            aria-current={index === current || undefined}
            onClick={() => onChoose(index)}
            style={{ aspectRatio: `${size.width} / ${size.height}` }}
            className={cn(
              "relative overflow-hidden rounded-md bg-neutral-900",
              row ? "h-full" : "w-full",
              index === current && "ring-3 ring-accent",
            )}
          >
            <ClipVideo clip={item} shared={shared} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The room in an element, without the space around its tiles; null until it is known. */
function useInnerSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: current.clientWidth - 2 * tileGap, height: current.clientHeight - 2 * tileGap }),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
