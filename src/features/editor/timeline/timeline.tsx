"use client";

import { type RefObject, useMemo, useRef, useState } from "react";
import { cutFrames } from "@/domain/timeline/layout";
import { useCut, useEditor } from "../editor-context";
import { Marquee } from "./marquee";
import { PictureRow } from "./picture-row";
import { Playhead, Ruler } from "./ruler";
import { SoundRow } from "./sound-row";
import { TextRow, textRowPixels } from "./text-row";
import { type TimelineScale, TimelineScaleContext } from "./timeline-context";
import { TrackHeader } from "./track-header";
import type { useViewport } from "./use-viewport";

const pictureRowPixels = 76;
const soundRowPixels = 42;

/** The tracks of the film along time. What is out of view is not drawn, so that two hundred clips are as fast as ten. */
export function Timeline({
  scroller,
  viewport,
  snapping,
  trimMode,
}: {
  scroller: RefObject<HTMLDivElement | null>;
  viewport: ReturnType<typeof useViewport>;
  snapping: boolean;
  trimMode: TimelineScale["trimMode"];
}) {
  const cut = useCut();
  const { player, store } = useEditor();
  const [guide, setGuide] = useState<number | null>(null);
  const tracks = useRef<HTMLDivElement>(null);
  const { pixelsPerFrame, fromFrame, toFrame, contentPixels, headerPixels } = viewport;
  const scale = useMemo(
    () => ({ pixelsPerFrame, fromFrame, toFrame, snapping, trimMode, setGuide }),
    [pixelsPerFrame, fromFrame, toFrame, snapping, trimMode],
  );
  const textPixels = textRowPixels(cut);
  const soundRows = (["voice", "music", "effects"] as const).filter((track) => cut[track].length > 0);
  return (
    <TimelineScaleContext value={scale}>
      <section
        ref={scroller}
        aria-label="Timeline"
        className="relative min-h-0 grow overflow-auto overscroll-x-contain bg-sunken"
      >
        <div className="relative flex w-max min-w-full" style={{ width: contentPixels + headerPixels }}>
          <div
            className="sticky left-0 z-40 shrink-0 border-line border-r bg-surface"
            style={{ width: headerPixels }}
          >
            <div className="h-7 border-line border-b" />
            <TrackHeader name="Text" heightPixels={textPixels} />
            <TrackHeader name="Picture" track="clips" heightPixels={pictureRowPixels} />
            {soundRows.map((track) => (
              <TrackHeader key={track} name={trackNames[track]} track={track} heightPixels={soundRowPixels} />
            ))}
          </div>
          <div ref={tracks} className="relative" style={{ width: contentPixels }}>
            <Ruler />
            <Marquee
              area={tracks}
              pixelsPerFrame={pixelsPerFrame}
              onPress={(frame) => {
                store.select([]);
                player.seek(Math.min(frame, cutFrames(cut) - 1));
              }}
            >
              <div className="relative border-line border-b" style={{ height: textPixels }}>
                <TextRow />
              </div>
              <div className="relative border-line border-b py-1" style={{ height: pictureRowPixels }}>
                <div className="relative h-full">
                  <PictureRow />
                </div>
              </div>
              {soundRows.map((track) => (
                <div key={track} className="relative border-line border-b" style={{ height: soundRowPixels }}>
                  <SoundRow track={track} />
                </div>
              ))}
            </Marquee>
            {guide !== null && (
              <span
                aria-hidden
                data-testid="snap-guide"
                className="pointer-events-none absolute inset-y-0 z-30 w-px bg-accent"
                style={{ left: guide * pixelsPerFrame }}
              />
            )}
            <Playhead />
          </div>
        </div>
      </section>
    </TimelineScaleContext>
  );
}

const trackNames = { voice: "Voice", music: "Music", effects: "Effects" } as const;
