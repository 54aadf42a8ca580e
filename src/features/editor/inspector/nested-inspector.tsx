"use client";

import { Button } from "@/components/ui/button";
import { layoutOf } from "@/domain/timeline/layout";
import { type NestedClip, shownInside } from "@/domain/timeline/nested";
import { useCut, useEditor } from "../editor-context";
import { timecodeText } from "../timecode";
import { useCommands } from "../use-commands";
import { InspectorSection } from "./inspector-section";

/** What a nested clip shows, in order. Speed, colour and fades are those of the clips in it. */
export function NestedInspector({ clip }: { clip: NestedClip }) {
  const { fps } = useCut();
  const { view } = useEditor();
  const commands = useCommands();
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
              {item.type === "clip" &&
                (view.bin.find(({ takeId }) => takeId === item.takeId)?.name ?? item.name)}
            </span>
            <span className="font-mono text-muted tabular-nums">{timecodeText(lengthFrames, fps)}</span>
          </li>
        ))}
      </ol>
      <p className="text-muted text-sm leading-relaxed">
        It is trimmed, moved and split as one. Open it to change the clips in it.
      </p>
    </InspectorSection>
  );
}
