"use client";

import { Layers } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ClipItem, NestedClip } from "@/domain/timeline/cut";
import { isNested, layoutOf, shownInside } from "@/domain/timeline/layout";
import { useCut, useEditor } from "../editor-context";
import { timecodeText } from "../timecode";
import { useCommands } from "../use-commands";
import { InspectorSection } from "./inspector-section";

/** What a nested clip shows, in order. Colour and fades are those of the clips in it. */
export function NestedInspector({ clip }: { clip: NestedClip }) {
  const { fps } = useCut();
  const { view } = useEditor();
  const commands = useCommands();
  const nameOf = (item: ClipItem) =>
    (isNested(item) ? null : view.bin.find(({ takeId }) => takeId === item.takeId)?.name) ?? item.name;
  const { items } = layoutOf({ video: shownInside(clip, fps), fps });
  return (
    <InspectorSection
      title="Nested clip"
      action={
        <Button size="sm" variant="ghost" onClick={commands.open}>
          Open
        </Button>
      }
    >
      <ol className="grid gap-1.5 text-sm">
        {items.map(({ item, lengthFrames }) => (
          <li key={item.id} className="flex justify-between gap-3">
            <span className="truncate">
              {isNested(item) && <Layers aria-hidden className="mr-1 inline size-3.5" />}
              {item.type === "clip" && nameOf(item)}
            </span>
            <span className="font-mono text-muted tabular-nums">{timecodeText(lengthFrames, fps)}</span>
          </li>
        ))}
      </ol>
      <p className="text-muted text-sm leading-relaxed">
        It is trimmed, moved, split and retimed as one. Open it to change the clips in it.
      </p>
    </InspectorSection>
  );
}
