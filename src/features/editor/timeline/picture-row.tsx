"use client";

import { useMemo } from "react";
import { isNested, layoutOf } from "@/domain/timeline/layout";
import type { BinTake } from "@/domain/view/editor-views";
import { useCut, useEditor, useSelection } from "../editor-context";
import { ClipBlock } from "./clip-block";
import { ClipMenu } from "./clip-menu";
import { GapBlock } from "./gap-block";
import { Seams } from "./seams";
import { isInView, useDrawn } from "./timeline-context";

/** Narrower clips are drawn as plain blocks: handles, names and seams would only cover one another. */
const roomyPixels = 28;

/** Clips, gaps and the seams between them; only those in view are drawn. */
export function PictureRow() {
  const cut = useCut();
  const { view } = useEditor();
  const selection = useSelection();
  const drawn = useDrawn();
  const takes = useMemo(() => takesOf(view.bin), [view.bin]);
  const { items, lengthFrames: total } = useMemo(() => layoutOf(cut), [cut]);
  const clips = items.filter(({ item }) => item.type === "clip").length;
  let clipNumber = 0;
  return (
    <ClipMenu>
      {items.map(({ item, startFrame, lengthFrames }, index) => {
        if (item.type === "clip") clipNumber += 1;
        if (!isInView(drawn, startFrame, lengthFrames)) return null;
        const visibleFrames = (items[index + 1]?.startFrame ?? total) - startFrame;
        const selected = selection.includes(item.id);
        if (item.type === "gap") {
          return <GapBlock key={item.id} {...{ itemId: item.id, startFrame, visibleFrames, selected }} />;
        }
        return (
          <ClipBlock
            key={item.id}
            {...{ item, startFrame, lengthFrames, visibleFrames, selected }}
            position={`${clipNumber} of ${clips}`}
            fps={cut.fps}
            roomy={visibleFrames * drawn.pixelsPerFrame >= roomyPixels}
            name={isNested(item) ? item.name : (takes.get(item.takeId)?.name ?? item.name)}
            alternates={isNested(item) ? 0 : (takes.get(item.takeId)?.alternates ?? 0)}
          />
        );
      })}
      <Seams items={items} roomyFrames={roomyPixels / drawn.pixelsPerFrame} />
    </ClipMenu>
  );
}

/** Names of the takes, and how many clips there are to choose from in the slot of each. */
function takesOf(bin: readonly BinTake[]): Map<string, { name: string; alternates: number }> {
  const counts = new Map<string, number>();
  for (const { slot, kind } of bin) if (kind === "clip") counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return new Map(bin.map(({ takeId, name, slot }) => [takeId, { name, alternates: counts.get(slot) ?? 0 }]));
}
