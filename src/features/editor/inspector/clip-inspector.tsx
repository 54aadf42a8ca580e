"use client";

import { Button } from "@/components/ui/button";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { speedRange } from "@/domain/timeline/cut";
import { gradeClip, gradeLimits, gradeOf, neutralGrade } from "@/domain/timeline/edit/grade";
import { setClipLevel } from "@/domain/timeline/edit/sounds";
import { setSpeed } from "@/domain/timeline/edit/split-and-merge";
import { slipClip, trimClip } from "@/domain/timeline/edit/trim";
import { isNested, type PlacedItem, sourceOf, speedOf } from "@/domain/timeline/layout";
import { useCut, useEditor } from "../editor-context";
import { Alternates } from "./alternates";
import { FadeSliders } from "./fade-sliders";
import { InspectorSection } from "./inspector-section";
import { LevelSlider } from "./level-slider";
import { LutField } from "./lut-field";
import { NestedInspector } from "./nested-inspector";
import { TimeField } from "./number-field";

const percent = (value: number) => `${Math.round(value * 100)} %`;

/** Everything about one clip: times, take, speed, look and sound. */
export function ClipInspector({ placed }: { placed: PlacedItem<ClipItem> }) {
  const { item } = placed;
  if (isNested(item)) {
    return (
      <>
        <ClipTimes placed={placed} />
        <NestedInspector clip={item} />
        <ClipSpeed clip={item} />
        <InspectorSection title="Sound of the clip">
          <ClipLevel clip={item} />
        </InspectorSection>
      </>
    );
  }
  return (
    <>
      <ClipTimes placed={placed} />
      <Alternates clip={item} />
      <ClipSpeed clip={item} />
      <ClipColour clipId={item.id} />
      <InspectorSection title="Sound of the clip">
        <ClipLevel clip={item} />
        <FadeSliders
          sound={item}
          lengthFrames={placed.lengthFrames}
          change={(cut, fades) => setClipLevel(cut, { clipId: item.id, ...fades })}
        />
      </InspectorSection>
    </>
  );
}

function ClipSpeed({ clip }: { clip: ClipItem }) {
  return (
    <InspectorSection title="Speed">
      <LevelSlider
        label="Speed"
        name="Speed"
        value={speedOf(clip)}
        min={speedRange.min}
        max={speedRange.max}
        step={5}
        text={`${speedOf(clip)} %`}
        change={(cut, speedPercent) => setSpeed(cut, { clipId: clip.id, speedPercent })}
      />
    </InspectorSection>
  );
}

function ClipLevel({ clip: { id, gainDb } }: { clip: ClipItem }) {
  return (
    <LevelSlider
      label="Level"
      name="Clip level"
      value={gainDb}
      min={-40}
      max={12}
      step={1}
      text={`${gainDb} dB`}
      change={(cut, value) => setClipLevel(cut, { clipId: id, gainDb: value })}
    />
  );
}

function ClipTimes({ placed }: { placed: PlacedItem<ClipItem> }) {
  const { item, lengthFrames } = placed;
  const { fps } = useCut();
  const { store } = useEditor();
  const source = sourceOf(item, fps);
  const edit = (label: string, change: (cut: Cut) => Cut) => store.edit({ label }, change);
  const trim = (edge: "start" | "end", deltaFrames: number) =>
    edit("Trim", (cut) => trimClip(cut, { clipId: item.id, edge, deltaFrames, mode: "ripple" }));
  return (
    <InspectorSection title="Time">
      <TimeField
        label="Length"
        fps={fps}
        frames={lengthFrames}
        onChange={(frames) => trim("end", frames - lengthFrames)}
      />
      <TimeField
        label={isNested(item) ? "Begins in it at" : "Begins in the take at"}
        fps={fps}
        frames={source.startFrame}
        onChange={(frames) =>
          edit("Slip", (cut) => slipClip(cut, { clipId: item.id, deltaFrames: frames - source.startFrame }))
        }
      />
    </InspectorSection>
  );
}

function ClipColour({ clipId }: { clipId: string }) {
  const cut = useCut();
  const { store } = useEditor();
  const grade = gradeOf(cut, clipId);
  const rows = [
    { name: "exposure", label: "Exposure" },
    { name: "contrast", label: "Contrast" },
    { name: "saturation", label: "Saturation" },
    { name: "warmth", label: "Temperature" },
  ] as const;
  return (
    <InspectorSection
      title="Colour"
      action={
        <Button
          size="sm"
          variant="ghost"
          onClick={() =>
            store.edit({ label: "Reset colour" }, (before) => gradeClip(before, { clipId, ...neutralGrade }))
          }
        >
          Reset
        </Button>
      }
    >
      {rows.map(({ name, label }) => (
        <LevelSlider
          key={name}
          label={label}
          name="Colour"
          value={grade[name]}
          {...gradeLimits[name]}
          step={0.01}
          text={
            name === "warmth"
              ? `${grade[name] > 0 ? "+" : ""}${Math.round(grade[name] * 100)}`
              : percent(grade[name])
          }
          change={(before, value) => gradeClip(before, { clipId, [name]: value })}
        />
      ))}
      <LutField clipId={clipId} lut={cut.grade.clips[clipId]?.lut ?? null} />
    </InspectorSection>
  );
}
