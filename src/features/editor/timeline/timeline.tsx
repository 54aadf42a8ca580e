"use client";

import { memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useCut, useEditor } from "../editor-context";
import { CaptionRow } from "./caption-row";
import type { TrimMode } from "./clip-trim";
import { FilmSpan } from "./film-span";
import { Marquee } from "./marquee";
import { PictureRow } from "./picture-row";
import { Playhead, Ruler } from "./ruler";
import { SoundRow } from "./sound-row";
import { TextRow, textRowPixels } from "./text-row";
import { DrawnContext, filmLength, type TimelineTools, ToolsContext } from "./timeline-context";
import type { DrawnView, TimelineView } from "./timeline-view";
import { TrackHeader } from "./track-header";

const pictureRowPixels = 76;
const soundRowPixels = 42;
const captionRowPixels = 28;

type TimelineProps = {
  scroller: RefObject<HTMLDivElement | null>;
  view: TimelineView;
  drawn: DrawnView;
  snapping: boolean;
  trimMode: TrimMode;
};

/** The tracks of the film along time. What is out of view is not drawn, so that two hundred clips are as fast as ten. */
export const Timeline = memo(function Timeline({ scroller, view, drawn, ...modes }: TimelineProps) {
  const { player, store } = useEditor();
  const tracks = useRef<HTMLDivElement>(null);
  const guide = useRef<HTMLSpanElement>(null);
  const drop = useRef<HTMLSpanElement>(null);
  const film = useCallback(
    (element: HTMLDivElement) => {
      tracks.current = element;
      return view.film(element);
    },
    [view],
  );
  const tools = useTools(view, modes, { guide, drop });
  // The view itself changes it from here on.
  const [firstWidth] = useState(view.filmWidth);
  return (
    <ToolsContext value={tools}>
      <DrawnContext value={drawn}>
        <section
          ref={scroller}
          aria-label="Timeline"
          className="relative min-h-0 grow overflow-auto overscroll-x-contain bg-sunken"
        >
          <div className="relative flex w-max min-w-full">
            <TrackHeaders widthPixels={drawn.headerPixels} />
            <div ref={film} className="relative" style={{ width: firstWidth }}>
              <Ruler />
              <Marquee
                area={tracks}
                onPress={(frame) => {
                  store.select([]);
                  player.seek(Math.min(frame, player.lengthFrames - 1));
                }}
              >
                <Tracks drop={drop} />
              </Marquee>
              <FilmSpan className="pointer-events-none z-30">
                <span
                  ref={guide}
                  hidden
                  aria-hidden
                  data-testid="snap-guide"
                  className="absolute inset-y-0 w-px bg-accent"
                />
              </FilmSpan>
              <Playhead />
            </div>
          </div>
        </section>
      </DrawnContext>
    </ToolsContext>
  );
});

function TrackHeaders({ widthPixels }: { widthPixels: number }) {
  const cut = useCut();
  return (
    <div
      className="sticky left-0 z-40 shrink-0 border-line border-r bg-surface"
      style={{ width: widthPixels }}
    >
      <div className="h-7 border-line border-b" />
      <TrackHeader name="Text" heightPixels={textRowPixels(cut)} />
      {cut.captions && <TrackHeader name="Captions" heightPixels={captionRowPixels} />}
      <TrackHeader name="Picture" track="clips" heightPixels={pictureRowPixels} />
      {soundTracksOf(cut).map((track) => (
        <TrackHeader key={track} name={trackNames[track]} track={track} heightPixels={soundRowPixels} />
      ))}
    </div>
  );
}

function Tracks({ drop }: { drop: RefObject<HTMLSpanElement | null> }) {
  const cut = useCut();
  return (
    <>
      <div className="relative border-line border-b" style={{ height: textRowPixels(cut) }}>
        <FilmSpan>
          <TextRow />
        </FilmSpan>
      </div>
      {cut.captions && (
        <div className="relative border-line border-b" style={{ height: captionRowPixels }}>
          <FilmSpan>
            <CaptionRow />
          </FilmSpan>
        </div>
      )}
      <div className="relative border-line border-b py-1" style={{ height: pictureRowPixels }}>
        <div className="relative h-full">
          <FilmSpan>
            <PictureRow />
            <span
              ref={drop}
              hidden
              aria-hidden
              className="absolute inset-y-0 z-30 w-1 -translate-x-1/2 rounded-full bg-accent"
            />
          </FilmSpan>
        </div>
      </div>
      {soundTracksOf(cut).map((track) => (
        <div key={track} className="relative border-line border-b" style={{ height: soundRowPixels }}>
          <FilmSpan>
            <SoundRow track={track} />
          </FilmSpan>
        </div>
      ))}
    </>
  );
}

/** Modes are read when a hand moves, and lines are moved without React: neither draws a clip anew. */
function useTools(
  view: TimelineView,
  modes: Pick<TimelineProps, "snapping" | "trimMode">,
  lines: Record<"guide" | "drop", RefObject<HTMLSpanElement | null>>,
): TimelineTools {
  const current = useRef(modes);
  useEffect(() => {
    current.current = modes;
  });
  const [tools] = useState<TimelineTools>(() => ({
    ...{ span: view.span, spanWidth: view.spanWidth, pixelsPerFrame: view.pixelsPerFrame },
    snapping: () => current.current.snapping,
    trimMode: () => current.current.trimMode,
    setGuide: (frame) => placeLine(lines.guide.current, frame),
    setDrop: (frame) => placeLine(lines.drop.current, frame),
  }));
  return tools;
}

function placeLine(line: HTMLElement | null, frame: number | null): void {
  if (!line) return;
  line.hidden = frame === null;
  if (frame !== null) line.style.left = filmLength(frame);
}

const soundTracksOf = (cut: ReturnType<typeof useCut>) =>
  (["voice", "music", "effects"] as const).filter((track) => cut[track].length > 0);

const trackNames = { voice: "Voice", music: "Music", effects: "Effects" } as const;
