"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import { Slider } from "@/components/ui/slider";
import type { Aspect } from "@/domain/media/format";
import { cssAspect } from "@/features/wording/terms";

type Side = { url: string; name: string };

/** Two frames in one place. */
export const CompareSlider = ({ aspect, left, right }: { aspect: Aspect; left: Side; right: Side }) => (
  <PictureSlider ratio={cssAspect(aspect)} left={left} right={right} />
);

/**
 * Two pictures in one place, with a line between them that is moved by hand, by thumb or by the arrow keys.
 * @param ratio As CSS has it, "9 / 16".
 */
export function PictureSlider({
  ratio,
  left,
  right,
  className,
  maxHeight = "60dvh",
}: {
  ratio: string;
  left: Side;
  right: Side;
  className?: string;
  maxHeight?: string;
}) {
  const [percent, setPercent] = useState(50);
  return (
    <div className="grid gap-2">
      <div
        className={cn("relative mx-auto max-w-full overflow-hidden rounded-lg bg-stage", className)}
        // As wide as its height allows: beside the pictures there is nothing.
        style={{ aspectRatio: ratio, width: `calc(${maxHeight} * ${ratio})` }}
      >
        <SignedImage src={right.url} alt={right.name} className="absolute inset-0 size-full object-contain" />
        <div className="absolute inset-0" style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}>
          <SignedImage src={left.url} alt={left.name} className="absolute inset-0 size-full object-contain" />
        </div>
        <span
          className="absolute inset-y-0 w-0.5 bg-white shadow"
          style={{ left: `calc(${percent}% - 1px)` }}
          aria-hidden
        />
        <Caption className="left-2" name={left.name} />
        <Caption className="right-2" name={right.name} />
      </div>
      <Slider
        aria-label={`How much of ${left.name.toLowerCase()} is shown`}
        min={0}
        max={100}
        value={[percent]}
        onValueChange={([next]) => next !== undefined && setPercent(next)}
      />
    </div>
  );
}

const Caption = ({ name, className }: { name: string; className: string }) => (
  <span className={`absolute bottom-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-white text-xs ${className}`}>
    {name}
  </span>
);
