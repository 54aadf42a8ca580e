"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { frameworks } from "@/domain/brief/brief";
import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import type { Draft } from "@/features/composer/draft";
import { LookSelect } from "@/features/library/look-select";
import { frameworkTitles, termText } from "@/features/wording/terms";

type LookDraft = Pick<Draft, "look" | "style" | "mood" | "framework">;

export function LookFields({
  value,
  onChange,
}: {
  value: LookDraft;
  onChange: (values: Partial<LookDraft>) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <LookSelect
        className="sm:col-span-3"
        value={value.look}
        otherwise={{ title: "None" }}
        onChange={(look) => onChange({ look })}
      />
      <ChoiceField
        label="Style"
        value={value.style}
        options={videoStyles}
        onChange={(style) => onChange({ style })}
      />
      <ChoiceField
        label="Mood"
        value={value.mood}
        options={briefMoods}
        onChange={(mood) => onChange({ mood })}
      />
      <ChoiceField
        label="Framework"
        value={value.framework}
        options={frameworks}
        titleOf={(name) => `${name}: ${frameworkTitles[name].toLowerCase()}`}
        onChange={(framework) => onChange({ framework })}
      />
    </div>
  );
}

function ChoiceField<Value extends string>({
  label,
  value,
  options,
  titleOf = termText,
  onChange,
}: {
  label: string;
  value: Value | null;
  options: readonly Value[];
  titleOf?: (value: Value) => string;
  onChange: (value: Value | null) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? null)}
        >
          <option value="">Automatic</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {titleOf(option)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
