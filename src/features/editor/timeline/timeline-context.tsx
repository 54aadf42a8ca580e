"use client";

import { createContext, use } from "react";

/** How the parts of the timeline measure: pixels, frames and what is in view. */
export type TimelineScale = {
  pixelsPerFrame: number;
  /** First and last frame that is drawn, with some room around what is seen. */
  fromFrame: number;
  toFrame: number;
  snapping: boolean;
  trimMode: "ripple" | "roll" | "gap";
  /** Draws a line where an edge is held, or takes it away. */
  setGuide(frame: number | null): void;
};

export const TimelineScaleContext = createContext<TimelineScale | null>(null);

export function useTimelineScale(): TimelineScale {
  const scale = use(TimelineScaleContext);
  if (!scale) throw new Error("This part of the timeline stands outside of it");
  return scale;
}

/** Whether a span reaches into what is drawn. */
export const isInView = (
  { fromFrame, toFrame }: Pick<TimelineScale, "fromFrame" | "toFrame">,
  startFrame: number,
  lengthFrames: number,
): boolean => startFrame < toFrame && startFrame + lengthFrames > fromFrame;
