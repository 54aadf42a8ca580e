import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import { type LookWriting, lookLimits } from "@/domain/look/look";
import { storyPacings } from "@/domain/story/story";
import { ChoiceField } from "@/features/library/choice-field";
import { TextField } from "@/features/storyboard/text-field";

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
        <ChoiceField
          none="Open"
          label="Mood"
          value={value.mood}
          terms={briefMoods}
          onChange={(mood) => onChange({ mood })}
        />
        <ChoiceField
          none="Open"
          label="Style"
          value={value.style}
          terms={videoStyles}
          onChange={(style) => onChange({ style })}
        />
        <ChoiceField
          none="Open"
          label="Pacing"
          value={value.pacing}
          terms={storyPacings}
          onChange={(pacing) => onChange({ pacing })}
        />
      </div>
    </fieldset>
  );
}
