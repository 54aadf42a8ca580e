"use client";

import { frameworks } from "@/domain/brief/brief";
import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import type { Draft } from "@/features/composer/draft";
import { ChoiceField } from "@/features/library/choice-field";
import { LookSelect } from "@/features/library/look-select";
import { frameworkTitles } from "@/features/wording/terms";

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
        none="Automatic"
        label="Style"
        value={value.style}
        terms={videoStyles}
        onChange={(style) => onChange({ style })}
      />
      <ChoiceField
        none="Automatic"
        label="Mood"
        value={value.mood}
        terms={briefMoods}
        onChange={(mood) => onChange({ mood })}
      />
      <ChoiceField
        none="Automatic"
        label="Framework"
        value={value.framework}
        terms={frameworks}
        titleOf={(name) => `${name}: ${frameworkTitles[name].toLowerCase()}`}
        onChange={(framework) => onChange({ framework })}
      />
    </div>
  );
}
