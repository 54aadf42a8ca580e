import { AudioLines } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import type { PoolItemView } from "@/domain/view/pool-views";

type Shown = Pick<PoolItemView, "media" | "thumbnailUrl" | "name">;

/** A small view of a thing: a picture, a clip that moves under the pointer, or a sign for a sound. */
export function ItemThumb({ item: { media, thumbnailUrl }, className }: { item: Shown; className?: string }) {
  const [broken, setBroken] = useState(false);
  const style = cn("size-full object-contain", className);
  if (broken) {
    return (
      <span className="grid size-full place-items-center p-2 text-white/80 text-xs">Cannot be shown</span>
    );
  }
  if (media.contentType.startsWith("audio/")) {
    return (
      <span className="grid size-full place-items-center text-white/70">
        <AudioLines className="size-8" strokeWidth={1.5} aria-hidden />
      </span>
    );
  }
  if (media.contentType.startsWith("video/")) {
    return (
      <video
        src={`${media.url}#t=0.1`}
        muted
        loop
        playsInline
        preload="metadata"
        tabIndex={-1}
        className={style}
        onError={() => setBroken(true)}
        onMouseEnter={(event) => {
          // Fails where the pointer has left again before it plays.
          event.currentTarget.play().catch(() => undefined);
        }}
        onMouseLeave={(event) => event.currentTarget.pause()}
      />
    );
  }
  return (
    <SignedImage
      src={thumbnailUrl ?? media.url}
      alt=""
      loading="lazy"
      decoding="async"
      className={style}
      onError={() => setBroken(true)}
    />
  );
}

/** A thing as large as there is room, with the means to play it. */
export function ItemMedia({ item: { media, name }, className }: { item: Shown; className?: string }) {
  const style = cn("max-h-[60dvh] w-full rounded-lg bg-stage object-contain", className);
  if (media.contentType.startsWith("audio/")) {
    // biome-ignore lint/a11y/useMediaCaption: what a voice says stands beside it, as its prompt
    return <audio src={media.url} controls aria-label={name} className="w-full" />;
  }
  if (media.contentType.startsWith("video/")) {
    return <video src={media.url} controls muted loop playsInline aria-label={name} className={style} />;
  }
  return <SignedImage src={media.url} alt={name} className={style} />;
}
