import { memo } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { settingKinds, timesOfDay, weathers } from "@/domain/picture/scene-spec";
import type { PlanScene } from "@/domain/plan/plan";
import type { SceneRewriteField } from "@/domain/plan/rewrite-scene";
import type { SceneFields } from "@/domain/plan-edit/plan-edit";
import { changeScene } from "@/features/storyboard/change-fields";
import { Rewritable } from "@/features/storyboard/rewritable";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import type { BoardActions } from "@/features/storyboard/use-board";

/**
 * All that a plan says of a scene, besides its title. Drawn anew only when the scene has changed: a letter in one of
 * hundreds of shots leaves the others alone.
 */
export const SceneFieldset = memo(function SceneFieldset({
  scene,
  index,
  actions,
}: {
  scene: PlanScene;
  /** Among the scenes of the plan, from 0. */
  index: number;
  actions: BoardActions;
}) {
  const { key, setting } = scene;
  const onChange = (fields: SceneFields) => changeScene(actions.edit, key, fields);
  const again = {
    of: `scene ${index + 1}`,
    onRewrite: (field: SceneRewriteField) => actions.rewrite({ sceneKey: key, fields: [field] }),
  };
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2">
      <Rewritable field="description" {...again}>
        <TextField
          label="What happens"
          value={scene.description}
          onChange={(description) => onChange({ description })}
        />
      </Rewritable>
      <Rewritable field="setting" {...again}>
        <TextField
          label="The place in words"
          value={setting.description}
          onChange={(description) => onChange({ setting: { ...setting, description } })}
        />
      </Rewritable>
      <TermSelect
        label="Place"
        value={setting.kind}
        terms={settingKinds}
        onChange={(kind) => onChange({ setting: { ...setting, kind } })}
      />
      <Rewritable field="timeOfDay" {...again}>
        <TermSelect
          label="Time of day"
          value={scene.timeOfDay}
          terms={timesOfDay}
          onChange={(timeOfDay) => onChange({ timeOfDay })}
        />
      </Rewritable>
      <Rewritable field="weather" {...again}>
        <TermSelect
          label="Weather"
          value={scene.weather}
          terms={weathers}
          onChange={(weather) => onChange({ weather })}
        />
      </Rewritable>
      <Rewritable field="emotion" {...again}>
        <Field label="Feeling">
          {(control) => (
            <Input
              {...control}
              value={scene.emotion}
              maxLength={120}
              onChange={(event) => onChange({ emotion: event.target.value })}
            />
          )}
        </Field>
      </Rewritable>
      <Field label="Beat" hint="“hook”, “body” and “call to action” say which part of the video it is.">
        {(control) => (
          <Input
            {...control}
            value={scene.beat}
            maxLength={60}
            onChange={(event) => onChange({ beat: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
});
