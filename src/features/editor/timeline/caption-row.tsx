"use client";

import type { Cut } from "@/domain/timeline/cut";
import { captionRoom, captionSpan, captionsOf, changeCaption } from "@/domain/timeline/edit/captions";
import type { Edge } from "@/domain/timeline/edit/trim";
import { useCut, useSelection } from "../editor-context";
import { SpanBlock } from "./span-block";
import { isInView, useDrawn } from "./timeline-context";

/** Captions in order. They are moved and trimmed as far as their neighbours leave them room. */
export function CaptionRow() {
  const cut = useCut();
  const selection = useSelection();
  const drawn = useDrawn();
  return captionsOf(cut).map((item) => {
    const { startFrame, lengthFrames, text } = captionSpan(item, cut.fps);
    if (!isInView(drawn, startFrame, lengthFrames)) return null;
    return (
      <SpanBlock
        key={item.id}
        {...{ id: item.id, startFrame, lengthFrames }}
        kind="Caption"
        name={text}
        selected={selection.includes(item.id)}
        className="inset-y-0.5 bg-[#4a5a74]"
        move={(before, frame) => moved(before, item.id, frame)}
        trim={(before, edge, deltaFrames) => trimmed(before, item.id, { edge, deltaFrames })}
      />
    );
  });
}

function moved(cut: Cut, id: string, wantedFrame: number): Cut {
  const { lengthFrames } = spanOf(cut, id);
  const { fromFrame, toFrame } = captionRoom(cut, id);
  const startFrame = Math.max(fromFrame, Math.min(toFrame - lengthFrames, wantedFrame));
  return changeCaption(cut, { id, startFrame });
}

function trimmed(cut: Cut, id: string, { edge, deltaFrames }: { edge: Edge; deltaFrames: number }): Cut {
  const { startFrame, lengthFrames } = spanOf(cut, id);
  const { fromFrame, toFrame } = captionRoom(cut, id);
  const end = startFrame + lengthFrames;
  const [from, to] =
    edge === "end"
      ? [startFrame, Math.max(startFrame + 1, Math.min(toFrame, end + deltaFrames))]
      : [Math.min(end - 1, Math.max(fromFrame, startFrame + deltaFrames)), end];
  return changeCaption(cut, { id, startFrame: from, lengthFrames: to - from });
}

function spanOf(cut: Cut, id: string) {
  const item = captionsOf(cut).find((one) => one.id === id);
  return item ? captionSpan(item, cut.fps) : { startFrame: 0, lengthFrames: 1, text: "" };
}
