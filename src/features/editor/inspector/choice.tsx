"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { TextItem } from "@/domain/timeline/cut";

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
  label,
  value,
  options,
  names,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly Value[];
  names?: Record<Value, string>;
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          className="h-9"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option === event.target.value);
            if (chosen) onChange(chosen);
          }}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {names?.[option] ?? option}
            </option>
          ))}
        </Select>
      )}
    </Field>
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
