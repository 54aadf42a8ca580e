"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import type { Aspect } from "@/domain/media/format";
import type { SlotTake } from "@/domain/view/quality-views";
import { cssAspect } from "@/features/wording/terms";

export const takeName = ({ number }: SlotTake) => `Take ${number}`;

/** A take to look at: a clip moves under the pointer. Pressed, its scorecard is shown. */
export function TakePicture({
  take,
  aspect,
  shown,
  onShow,
}: {
  take: SlotTake;
  aspect: Aspect;
  shown: boolean;
  onShow: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={shown}
      aria-label={`Show ${takeName(take).toLowerCase()} and its scorecard`}
      onClick={onShow}
      className={cn(
        "relative overflow-hidden rounded-lg border bg-stage",
        shown ? "border-accent outline-1 outline-accent" : "border-line",
      )}
      style={{ aspectRatio: cssAspect(aspect) }}
    >
      {take.media.contentType.startsWith("video/") ? (
        <MovingTake url={take.media.url} />
      ) : (
        <SignedImage src={take.media.url} alt="" loading="lazy" className="size-full object-cover" />
      )}
      {take.draft && (
        <Badge tone="film" className="absolute top-2 left-2">
          Draft
        </Badge>
      )}
    </button>
  );
}

function MovingTake({ url }: { url: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <span className="grid size-full place-items-center p-2 text-white/80 text-xs">
        This clip cannot be played
      </span>
    );
  }
  return (
    <video
      src={`${url}#t=0.1`}
      muted
      loop
      playsInline
      preload="metadata"
      className="size-full object-cover"
      onError={() => setBroken(true)}
      onMouseEnter={(event) => void event.currentTarget.play()}
      onMouseLeave={(event) => event.currentTarget.pause()}
    />
  );
}
