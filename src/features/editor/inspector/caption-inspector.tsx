"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { CaptionItem } from "@/domain/timeline/cut";
import { captionSpan, changeCaption } from "@/domain/timeline/edit/captions";
import { useCut, useEditor } from "../editor-context";
import { useCommands } from "../use-commands";
import { InspectorSection } from "./inspector-section";
import { TimeField } from "./number-field";

/** What a caption says and when it is read. */
export function CaptionInspector({ item }: { item: CaptionItem }) {
  const { fps } = useCut();
  const { store } = useEditor();
  const commands = useCommands();
  const { id } = item;
  const { startFrame, lengthFrames, text } = captionSpan(item, fps);
  const endFrame = startFrame + lengthFrames;
  const setTime = (span: { startFrame?: number; lengthFrames: number }) =>
    store.edit({ label: "Time of caption" }, (cut) => changeCaption(cut, { id, ...span }));
  return (
    <InspectorSection title="Caption">
      <Field label="Words">
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={500}
            value={text}
            onChange={(event) =>
              store.edit({ label: "Change caption", mark: `caption/${id}`, tell: null }, (cut) =>
                changeCaption(cut, { id, text: event.target.value }),
              )
            }
            onBlur={() => store.endStep()}
          />
        )}
      </Field>
      <TimeField
        label="In"
        fps={fps}
        frames={startFrame}
        onChange={(next) => setTime({ startFrame: next, lengthFrames: endFrame - next })}
      />
      <TimeField
        label="Out"
        fps={fps}
        frames={endFrame}
        onChange={(next) => setTime({ lengthFrames: next - startFrame })}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={commands.split}>
          Split at the playhead
        </Button>
        <Button size="sm" onClick={commands.merge}>
          Merge with the next
        </Button>
        <Button size="sm" onClick={() => commands.remove(false)}>
          Delete
        </Button>
      </div>
    </InspectorSection>
  );
}
