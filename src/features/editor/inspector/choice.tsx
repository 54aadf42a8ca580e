"use client";

import type { TextItem } from "@/domain/timeline/cut";
import { TermSelect } from "@/features/storyboard/term-select";

export const surfaceNames = { outline: "Outline", box: "Box", pill: "Button" } as const;
export const positionNames: Record<TextItem["position"], string> = {
  top: "Top",
  "upper-third": "Upper third",
  centre: "Centre",
  "lower-third": "Lower third",
  bottom: "Bottom",
};

/** One of a few values. */
export function Choice<Value extends string>({
  options,
  names,
  ...field
}: {
  label: string;
  value: Value;
  options: readonly Value[];
  names?: Record<Value, string>;
  onChange: (value: Value) => void;
}) {
  return (
    <TermSelect {...field} className="h-9" terms={options} titleOf={(option) => names?.[option] ?? option} />
  );
}

export function Colour({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="grid gap-1.5 font-medium text-sm">
      {label}
      <input
        type="color"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full cursor-pointer rounded-md border border-control bg-background p-1"
      />
    </label>
  );
}
