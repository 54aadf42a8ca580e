"use client";

import { Segmented } from "@/components/ui/segmented";
import { transitionKinds } from "@/domain/timeline/cut";
import { longestTransition, setTransition, transitionBehind } from "@/domain/timeline/edit/transitions";
import { itemFrames } from "@/domain/timeline/layout";
import { useCut, useEditor } from "../editor-context";
import { InspectorSection } from "./inspector-section";
import { LevelSlider } from "./level-slider";

const kinds = ["cut", ...transitionKinds] as const;
const names: Record<(typeof kinds)[number], string> = {
  cut: "Hard cut",
  crossfade: "Crossfade",
  dip: "Dip to black",
  wipe: "Wipe",
  slide: "Slide",
  zoom: "Zoom",
};
const usualSeconds = 0.5;

/** How one clip goes over into the next. */
export function SeamInspector({ clipId }: { clipId: string }) {
  const cut = useCut();
  const { store } = useEditor();
  const transition = transitionBehind(cut, clipId);
  const length = transition ? itemFrames(transition, cut.fps) : 0;
  const longest = longestTransition(cut, clipId);
  return (
    <InspectorSection title="Transition">
      <Segmented
        label="Kind of transition"
        value={transition?.kind ?? "cut"}
        options={kinds.map((kind) => ({ value: kind, label: names[kind] }))}
        onChange={(kind) =>
          store.edit({ label: "Transition", tell: names[kind] }, (before) =>
            setTransition(before, {
              clipId,
              transition:
                kind === "cut"
                  ? null
                  : { kind, lengthFrames: length || Math.min(longest, Math.round(usualSeconds * cut.fps)) },
            }),
          )
        }
      />
      {transition && (
        <LevelSlider
          label="Length"
          name="Transition length"
          value={length}
          min={1}
          max={Math.max(1, longest)}
          step={1}
          text={`${(length / cut.fps).toFixed(2)} s`}
          change={(before, lengthFrames) =>
            setTransition(before, { clipId, transition: { kind: transition.kind, lengthFrames } })
          }
        />
      )}
      <p className="text-muted text-xs leading-relaxed">
        A transition shows both clips at once, so the film becomes shorter by its length.
      </p>
    </InspectorSection>
  );
}
