import { Card, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { moods } from "@/domain/picture/scene-spec";
import { type Plan, revealStrategies } from "@/domain/plan/plan";
import type { PlanFields } from "@/domain/plan-edit/plan-edit";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { CommitInput } from "@/features/storyboard/commit-input";
import { NumberField } from "@/features/storyboard/number-field";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import type { DoEdit } from "@/features/storyboard/use-plan-editor";

const tempo = { min: 50, max: 180 };

/** What the plan says of the video as a whole. */
export function VideoFields({ plan, edit }: { plan: Plan; edit: DoEdit }) {
  const { music, reveal } = plan;
  const change = (fields: PlanFields) =>
    edit({ type: "change-plan", fields }, `plan/${Object.keys(fields).join()}`);
  return (
    <Card>
      <CardTitle>The whole video</CardTitle>
      <div className="grid gap-4">
        <Field label="Title">
          {(control) => (
            <CommitInput
              {...control}
              maxLength={80}
              value={plan.title}
              onCommit={(title) => change({ title })}
            />
          )}
        </Field>
        <TextField label="Look in words" value={plan.look} onChange={(look) => change({ look })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TermSelect label="Mood" value={plan.mood} terms={moods} onChange={(mood) => change({ mood })} />
          <TermSelect
            label="Product reveal"
            value={reveal.strategy}
            terms={revealStrategies}
            onChange={(strategy) => change({ reveal: { ...reveal, strategy } })}
          />
          <TermSelect
            label="Mood of the music"
            value={music.mood}
            terms={moods}
            onChange={(mood) => change({ music: { ...music, mood } })}
          />
          <NumberField
            label="Tempo in beats a minute"
            limits={tempo}
            value={music.tempoBpm}
            onChange={(tempoBpm) => change({ music: { ...music, tempoBpm } })}
          />
        </div>
        <TextField
          label="Music in words"
          value={music.description}
          onChange={(description) => change({ music: { ...music, description } })}
        />
        <TextField label="For whom" value={plan.audience} onChange={(audience) => change({ audience })} />
        <ColourFields
          label="Palette"
          colours={plan.palette}
          limits={{ min: 3, max: 6 }}
          onChange={(palette) => change({ palette })}
        />
      </div>
    </Card>
  );
}
