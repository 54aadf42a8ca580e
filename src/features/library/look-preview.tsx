"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { AppliedLook } from "@/domain/look/look";

/** Where the picture of a look is; another version may look different. */
const addressOf = ({ key, version }: Pick<AppliedLook, "key" | "version">) =>
  `/api/look-previews/${key.replace("preset/", "")}?version=${version}`;

/**
 * What a look does, drawn by this machine. On a fresh installation nobody has looked at it before, and drawing takes a
 * moment.
 */
export function LookPreview({ look, className }: { look: AppliedLook; className?: string }) {
  const src = addressOf(look);
  const [seen, setSeen] = useState<{ src: string; drawn: boolean } | null>(null);
  const state = seen?.src !== src ? "drawing" : seen.drawn ? "drawn" : "missing";
  const style = cn("aspect-video w-full bg-sunken object-cover", className);
  if (state === "missing") {
    return <div className={cn(style, "grid place-items-center text-muted text-xs")}>No preview</div>;
  }
  return (
    // biome-ignore lint/performance/noImgElement: the address leads on to one that expires; there is nothing to optimise
    <img
      src={src}
      alt={`The same street in the look “${look.name}”`}
      aria-busy={state === "drawing"}
      loading="lazy"
      width={400}
      height={225}
      // It may have arrived before the page could listen.
      ref={(image) => {
        if (state === "drawing" && image?.complete && image.naturalWidth > 0) setSeen({ src, drawn: true });
      }}
      onLoad={() => setSeen({ src, drawn: true })}
      onError={() => setSeen({ src, drawn: false })}
      className={cn(style, state === "drawing" && "animate-pulse bg-line/60 text-transparent")}
    />
  );
}
