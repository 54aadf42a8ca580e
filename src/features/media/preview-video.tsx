"use client";

import { useState } from "react";
import { SignedImage } from "@/components/ui/signed-image";
import type { MediaView } from "@/domain/view/views";

/** Playing while the pointer or the focus rests on something. Attach `handlers` to the thing itself. */
export function usePreviewing() {
  const [previewing, setPreviewing] = useState(false);
  const start = () => {
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) setPreviewing(true);
  };
  const stop = () => setPreviewing(false);
  return {
    previewing,
    handlers: { onPointerEnter: start, onPointerLeave: stop, onFocus: start, onBlur: stop },
  };
}

/** A still that moves while `playing`, without sound. The video is not loaded before. Fills its positioned parent. */
export function PreviewVideo({
  still,
  video,
  playing,
  alt,
}: {
  still: MediaView | null;
  video: MediaView | null;
  playing: boolean;
  alt: string;
}) {
  return (
    <>
      {still && (
        <SignedImage
          src={still.url}
          alt={alt}
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
      )}
      {video && (playing || !still) && (
        <video
          src={video.url}
          autoPlay={playing}
          muted
          loop
          playsInline
          preload="metadata"
          aria-hidden
          tabIndex={-1}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </>
  );
}
