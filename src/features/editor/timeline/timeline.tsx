"use client";

import { memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { TrackPlace } from "@/domain/timeline/lanes";
import { useCut, useEditor } from "../editor-context";
import { CaptionRow } from "./caption-row";
import type { TrimMode } from "./clip-trim";
import { FilmSpan } from "./film-span";
import { Marquee } from "./marquee";
import { PictureRow } from "./picture-row";
import { Playhead, Ruler } from "./ruler";
import { SoundRow } from "./sound-row";
import { SpanMenu } from "./span-menu";
import { TextRow } from "./text-row";
import { DrawnContext, filmLength, type TimelineTools, ToolsContext } from "./timeline-context";
import type { DrawnView, TimelineView } from "./timeline-view";
import { TrackHeader } from "./track-header";
import { trackRowsOf } from "./track-rows";

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
  const tools = useTools(view, modes, { guide, drop, tracks });
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
      {trackRowsOf(cut).map(({ key, name, level, heightPixels }) => (
        <TrackHeader key={key} {...{ name, heightPixels }} {...(level && { track: level })} />
      ))}
    </div>
  );
}

function Tracks({ drop }: { drop: RefObject<HTMLSpanElement | null> }) {
  const cut = useCut();
  return (
    <>
      {trackRowsOf(cut).map(({ key, place, heightPixels }) => (
        <div
          key={key}
          data-row={key}
          data-track={place?.track}
          data-lane={place?.lane}
          className={cn("relative border-line border-b", dropLook)}
          style={{ height: heightPixels }}
        >
          {key === "picture" ? <PictureTrack drop={drop} /> : <FreeTrack place={place} />}
        </div>
      ))}
      <NewTrack />
    </>
  );
}

/** A row that a hand is over: where something would be put down, or cannot be. */
const dropLook =
  "data-[drop=no]:bg-danger/15 data-[drop=yes]:bg-accent/20 data-[drop=no]:outline-danger data-[drop=yes]:outline-accent data-drop:outline-2 data-drop:-outline-offset-2";

function PictureTrack({ drop }: { drop: RefObject<HTMLSpanElement | null> }) {
  return (
    <div className="absolute inset-x-0 inset-y-1">
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
  );
}

/** A track of texts or sounds, or, without a place among those, of captions. */
function FreeTrack({ place }: { place: TrackPlace | null }) {
  if (place === null) {
    return (
      <FilmSpan>
        <CaptionRow />
      </FilmSpan>
    );
  }
  const { track, lane } = place;
  return (
    <FilmSpan>
      <SpanMenu>
        {track === "overlays" ? <TextRow lane={lane} /> : <SoundRow track={track} lane={lane} />}
      </SpanMenu>
    </FilmSpan>
  );
}

/** The room below all tracks, seen while something is dragged: what is put down there gets a track of its own. */
function NewTrack() {
  return (
    <div
      data-new-track
      hidden
      aria-hidden
      className={cn(
        "sticky bottom-0 z-20 h-7 border border-control border-dashed bg-surface/90 text-muted text-xs leading-7",
        dropLook,
      )}
    >
      <span className="sticky left-32 px-2">New track</span>
    </div>
  );
}

/** Modes are read when a hand moves, and lines are moved without React: neither draws a clip anew. */
function useTools(
  view: TimelineView,
  modes: Pick<TimelineProps, "snapping" | "trimMode">,
  lines: Record<"guide" | "drop" | "tracks", RefObject<HTMLElement | null>>,
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
    tracks: () => lines.tracks.current,
  }));
  return tools;
}

function placeLine(line: HTMLElement | null, frame: number | null): void {
  if (!line) return;
  line.hidden = frame === null;
  if (frame !== null) line.style.left = filmLength(frame);
}
