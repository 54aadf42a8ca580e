"use client";

import type { Cut } from "@/domain/timeline/cut";
import { setOverlayRange } from "@/domain/timeline/edit/overlays";
import type { Edge } from "@/domain/timeline/edit/trim";
import { lanesOf } from "@/domain/timeline/lanes";
import { useCut, useSelection } from "../editor-context";
import { rowsOf } from "./snapping";
import { SpanBlock } from "./span-block";
import { overlayFrames, textLinePixels } from "./text-row-height";
import { isInView, useDrawn } from "./timeline-context";

const rangeOf = (cut: Cut, id: string) => {
  const overlay = cut.overlays.find((one) => one.id === id);
  return overlay ? overlayFrames(overlay, cut.fps) : { startFrame: 0, lengthFrames: 1 };
};

function moved(cut: Cut, id: string, startFrame: number): Cut {
  return setOverlayRange(cut, { id, startFrame, lengthFrames: rangeOf(cut, id).lengthFrames });
}

function trimmed(cut: Cut, id: string, { edge, deltaFrames }: { edge: Edge; deltaFrames: number }): Cut {
  const { startFrame, lengthFrames } = rangeOf(cut, id);
  if (edge === "end") {
    return setOverlayRange(cut, { id, startFrame, lengthFrames: Math.max(1, lengthFrames + deltaFrames) });
  }
  const delta = Math.max(-startFrame, Math.min(lengthFrames - 1, deltaFrames));
  return setOverlayRange(cut, { id, startFrame: startFrame + delta, lengthFrames: lengthFrames - delta });
}

/** One track of texts and pictures over the film, those at the same time one under the other. */
export function TextRow({ lane }: { lane: number }) {
  const cut = useCut();
  const selection = useSelection();
  const drawn = useDrawn();
  const items = lanesOf(cut.overlays)[lane] ?? [];
  const spans = items.map((overlay) => ({ overlay, ...overlayFrames(overlay, cut.fps) }));
  const rows = rowsOf(spans);
  return spans.map(({ overlay, startFrame, lengthFrames }, index) =>
    isInView(drawn, startFrame, lengthFrames) ? (
      <SpanBlock
        key={overlay.id}
        {...{ id: overlay.id, startFrame, lengthFrames }}
        kind={overlay.type === "text" ? "Text" : "Picture"}
        name={overlay.type === "text" ? overlay.text : "Logo"}
        selected={selection.includes(overlay.id)}
        className="bg-[#7a4fd0]"
        style={{ top: (rows[index] ?? 0) * textLinePixels + 1, height: textLinePixels - 2 }}
        move={(before, frame) => moved(before, overlay.id, frame)}
        trim={(before, edge, deltaFrames) => trimmed(before, overlay.id, { edge, deltaFrames })}
      />
    ) : null,
  );
}
