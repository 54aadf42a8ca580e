"use client";

import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { useTimelineTools } from "./timeline-context";

/** Holds what stands on a track; lengths inside of it are made with `filmLength`. */
export function FilmSpan({ className, children }: { className?: string; children: ReactNode }) {
  const { span, spanWidth } = useTimelineTools();
  // The view itself changes it from here on.
  const [width] = useState(spanWidth);
  return (
    <div ref={span} className={cn("absolute inset-y-0 left-0", className)} style={{ width }}>
      {children}
    </div>
  );
}
