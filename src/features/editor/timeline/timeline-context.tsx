"use client";

import { createContext, use } from "react";
import type { TrimMode } from "./clip-trim";
import { type DrawnView, spanFrames, type TimelineView } from "./timeline-view";

/** For which part of the film the timeline is drawn. Changes while it is zoomed and scrolled. */
export const DrawnContext = createContext<DrawnView | null>(null);

export function useDrawn(): DrawnView {
  const drawn = use(DrawnContext);
  if (!drawn) throw new Error("This part of the timeline stands outside of it");
  return drawn;
}

/** What a hand on the timeline works with. Always the same object: whoever uses it is not drawn anew for it. */
export type TimelineTools = Pick<TimelineView, "span" | "spanWidth"> & {
  /** The scale of this moment. */
  pixelsPerFrame(): number;
  snapping(): boolean;
  trimMode(): TrimMode;
  /** Draws a line where an edge is held, or takes it away. */
  setGuide(frame: number | null): void;
  /** Shows between which clips something is put down, or that nothing is. */
  setDrop(frame: number | null): void;
  /** The element around all tracks, once it is there. */
  tracks(): HTMLElement | null;
};

export const ToolsContext = createContext<TimelineTools | null>(null);

export function useTimelineTools(): TimelineTools {
  const tools = use(ToolsContext);
  if (!tools) throw new Error("This part of the timeline stands outside of it");
  return tools;
}

/** Whether a span reaches into what is drawn. */
export const isInView = (
  { fromFrame, toFrame }: Pick<DrawnView, "fromFrame" | "toFrame">,
  startFrame: number,
  lengthFrames: number,
): boolean => startFrame < toFrame && startFrame + lengthFrames > fromFrame;

/** A length of the film inside of a span, as CSS: it follows the zoom without being drawn anew. */
export const filmLength = (frames: number): string => `${(frames * 100) / spanFrames}%`;
