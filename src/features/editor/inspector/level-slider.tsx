"use client";

import { Slider } from "@/components/ui/slider";
import type { Cut } from "@/domain/timeline/cut";
import { useEditor } from "../editor-context";

/** A value that is dragged to its place: the whole drag is one step of the history. */
export function LevelSlider({
  label,
  value,
  min,
  max,
  step,
  text,
  name,
  change,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words, such as "+3 dB". */
  text: string;
  /** What the step is called in the history. */
  name: string;
  change: (cut: Cut, value: number) => Cut;
}) {
  const { store } = useEditor();
  return (
    <div className="grid gap-1 text-sm">
      <span className="flex justify-between gap-2">
        <span className="text-muted">{label}</span>
        <span className="tabular-nums">{text}</span>
      </span>
      <Slider
        aria-label={`${label}: ${text}`}
        {...{ min, max, step }}
        value={[value]}
        onValueChange={([next = value]) =>
          store.edit({ label: name, mark: `slider/${label}`, tell: null }, (cut) => change(cut, next))
        }
        onValueCommit={() => store.endStep()}
      />
    </div>
  );
}
