"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ClipItem } from "@/domain/timeline/cut";
import type { PlacedItem } from "@/domain/timeline/layout";
import { useCut } from "../editor-context";
import { SharedTable } from "../preview/shared-table";
import { ClipVideo } from "./clip-video";

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
  return (
    <ul
      className={cn(
        "h-full gap-2 p-2",
        row
          ? "flex overflow-x-auto"
          : "grid content-start overflow-y-auto [grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))]",
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
