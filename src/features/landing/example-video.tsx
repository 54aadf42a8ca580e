"use client";

import { Pause, Play, Volume2, VolumeX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * The product's own work, silent and looping until asked for more. It does not start by itself for people who asked
 * for less motion. Without the file the frame stays an empty stage, which looks right too.
 */
export function ExampleVideo() {
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(true);
  const [missing, setMissing] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    // The error event may have passed before this page was alive.
    if (element.error) return setMissing(true);
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    // Browsers may refuse to start by themselves; the play button is there for that.
    element.play().catch(() => setPlaying(false));
  }, []);

  return (
    <figure className="grid w-full max-w-96 justify-items-center gap-3">
      <div className="relative aspect-9/16 w-full overflow-hidden rounded-xl border border-line bg-stage shadow-2xl">
        <div className="film-ticks absolute inset-x-0 top-1/2 h-2 opacity-40" aria-hidden />
        {!missing && (
          <>
            <video
              ref={video}
              className="relative size-full object-cover"
              src="/example/ad.mp4"
              poster="/example/ad.jpg"
              aria-label="Example: a 15-second vertical ad made by Framewright"
              muted={muted}
              loop
              playsInline
              preload="metadata"
              onPlay={() => setPlaying(true)}
              onPause={() => setPlaying(false)}
              onError={() => setMissing(true)}
            />
            <div className="absolute inset-x-3 bottom-3 flex justify-between">
              <Button
                size="icon"
                className="border-white/20 bg-black/60 text-white hover:bg-black/80 dark:hover:bg-black/80"
                aria-label={playing ? "Pause the example" : "Play the example"}
                onClick={() => {
                  const element = video.current;
                  if (!element) return;
                  if (playing) element.pause();
                  else element.play().catch(() => setPlaying(false));
                }}
              >
                {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
              </Button>
              <Button
                size="icon"
                className="border-white/20 bg-black/60 text-white hover:bg-black/80 dark:hover:bg-black/80"
                aria-label={muted ? "Turn the example's sound on" : "Turn the example's sound off"}
                onClick={() => setMuted(!muted)}
              >
                {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
              </Button>
            </div>
          </>
        )}
      </div>
      <figcaption className="text-center text-muted text-xs leading-relaxed">
        Made by this application from one prompt, without a key and without a network.
      </figcaption>
    </figure>
  );
}
