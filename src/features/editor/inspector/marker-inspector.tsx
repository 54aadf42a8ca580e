"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rescale } from "@/domain/time/rational";
import type { Marker } from "@/domain/timeline/cut";
import { changeMarker, removeMarker } from "@/domain/timeline/edit/markers";
import { useCut, useEditor } from "../editor-context";
import { InspectorSection } from "./inspector-section";
import { TimeField } from "./number-field";

/** A remark at a moment of the film. */
export function MarkerInspector({ marker }: { marker: Marker }) {
  const { fps } = useCut();
  const { store } = useEditor();
  return (
    <InspectorSection
      title="Marker"
      action={
        <Button
          size="sm"
          variant="ghost"
          onClick={() =>
            store.edit({ label: "Remove marker" }, (cut) => removeMarker(cut, { id: marker.id }))
          }
        >
          Remove
        </Button>
      }
    >
      <Field label="Remark">
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={marker.text}
            onChange={(event) =>
              store.edit({ label: "Change marker", mark: `marker/${marker.id}`, tell: null }, (cut) =>
                changeMarker(cut, { id: marker.id, text: event.target.value }),
              )
            }
            onBlur={() => store.endStep()}
          />
        )}
      </Field>
      <TimeField
        label="At"
        fps={fps}
        frames={rescale(marker.time, fps).value}
        onChange={(atFrame) =>
          store.edit({ label: "Move marker" }, (cut) => changeMarker(cut, { id: marker.id, atFrame }))
        }
      />
    </InspectorSection>
  );
}
