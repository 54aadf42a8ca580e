"use client";

import { type PointerEvent, useRef } from "react";
import { rescale } from "@/domain/time/rational";
import { useCut, useEditor, useEditorState, usePlayback, useSelection } from "../editor-context";
import { spokenTime, timecodeText } from "../timecode";
import { FilmSpan } from "./film-span";
import { filmLength, useDrawn, useTimelineTools } from "./timeline-context";
import { tickSeconds } from "./zoom";

/** Times along the timeline: pressing seeks, dragging scrubs. Markers and the part that repeats stand here too. */
export function Ruler() {
  const cut = useCut();
  const { player, store } = useEditor();
  const loop = useEditorState((state) => state.loop);
  const selection = useSelection();
  const tools = useTimelineTools();
  const { pixelsPerFrame, fromFrame, toFrame } = useDrawn();
  const pressed = useRef(false);
  const stepFrames = tickSeconds(pixelsPerFrame, cut.fps) * cut.fps;
  const first = Math.floor(Math.max(0, fromFrame) / stepFrames);
  const count = Math.ceil((toFrame - fromFrame) / stepFrames) + 1;
  const seek = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    player.seek((event.clientX - left) / tools.pixelsPerFrame());
  };
  return (
    <div
      className="relative h-7 cursor-col-resize touch-none select-none border-line border-b"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = true;
        seek(event);
      }}
      onPointerMove={(event) => pressed.current && seek(event)}
      onPointerUp={() => {
        pressed.current = false;
      }}
      data-testid="ruler"
    >
      <RulerSlider />
      <FilmSpan>
        {loop && (
          <span
            aria-hidden
            className="absolute inset-y-0 bg-accent/25"
            style={{
              left: filmLength(loop.inFrame),
              width: filmLength(loop.outFrame - loop.inFrame),
            }}
          />
        )}
        {Array.from({ length: count }, (_, index) => (first + index) * stepFrames).map((frame) => (
          <span
            key={frame}
            aria-hidden
            className="absolute inset-y-0 whitespace-nowrap border-line border-l pl-1 font-mono text-[0.625rem] text-muted leading-7"
            style={{ left: filmLength(frame) }}
          >
            {timecodeText(frame, cut.fps)}
          </span>
        ))}
        {(cut.markers ?? []).map(({ id, time, text }) => {
          const frame = rescale(time, cut.fps).value;
          return (
            <button
              key={id}
              type="button"
              data-timeline-item
              aria-pressed={selection.includes(id)}
              aria-label={`Marker at ${spokenTime(frame, cut.fps)}${text ? `: ${text}` : ""}`}
              title={text || "Marker"}
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => {
                store.select([id]);
                player.seek(frame);
              }}
              className="absolute bottom-0 size-3 -translate-x-1/2 rotate-45 rounded-[2px] border border-background bg-accent aria-pressed:ring-2 aria-pressed:ring-focus"
              style={{ left: filmLength(frame) }}
            />
          );
        })}
      </FilmSpan>
    </div>
  );
}

/** The playhead as a slider for the keyboard and for those who listen. */
function RulerSlider() {
  const { player } = useEditor();
  const { frame } = usePlayback();
  const { fps } = useCut();
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, player.lengthFrames - 1)}
      aria-valuenow={frame}
      aria-valuetext={spokenTime(frame, fps)}
      className="absolute inset-0"
      onKeyDown={(event) => {
        const step = event.shiftKey ? fps : 1;
        if (event.altKey || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
        event.preventDefault();
        player.step(event.key === "ArrowLeft" ? -step : step);
      }}
    />
  );
}

/** The line at the frame that is shown, over all tracks. */
export function Playhead() {
  const { frame } = usePlayback();
  return (
    <FilmSpan className="pointer-events-none z-30">
      <span
        aria-hidden
        data-testid="playhead"
        className="absolute inset-0 before:absolute before:inset-y-0 before:left-0 before:w-px before:bg-danger after:absolute after:-left-1.25 after:top-0 after:size-2.75 after:rounded-b-full after:bg-danger"
        // As wide as the span, so that it moves by its own length: nothing is laid out anew while the film plays.
        style={{ transform: `translateX(${filmLength(frame)})` }}
      />
    </FilmSpan>
  );
}
