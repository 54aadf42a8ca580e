import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import { type LookWriting, lookLimits } from "@/domain/look/look";
import { storyPacings } from "@/domain/story/story";
import { TextField } from "@/features/storyboard/text-field";
import { termText } from "@/features/wording/terms";

/** What writers follow of a look. */
export function WritingFields({
  value,
  onChange,
}: {
  value: LookWriting;
  onChange: (values: Partial<LookWriting>) => void;
}) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 font-medium text-sm">Way of telling</legend>
      <TextField
        label="How the film tells"
        hint="For the writers of prompts, stories and plans. What the brief says itself wins."
        value={value.descriptors}
        onChange={(text) => onChange({ descriptors: text.slice(0, lookLimits.descriptors) })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <OpenChoice
          label="Mood"
          value={value.mood}
          terms={briefMoods}
          onChange={(mood) => onChange({ mood })}
        />
        <OpenChoice
          label="Style"
          value={value.style}
          terms={videoStyles}
          onChange={(style) => onChange({ style })}
        />
        <OpenChoice
          label="Pacing"
          value={value.pacing}
          terms={storyPacings}
          onChange={(pacing) => onChange({ pacing })}
        />
      </div>
    </fieldset>
  );
}

function OpenChoice<Term extends string>({
  label,
  value,
  terms,
  onChange,
}: {
  label: string;
  value: Term | null;
  terms: readonly Term[];
  onChange: (term: Term | null) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={(event) => onChange(terms.find((term) => term === event.target.value) ?? null)}
        >
          <option value="">Open</option>
          {terms.map((term) => (
            <option key={term} value={term}>
              {termText(term)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
