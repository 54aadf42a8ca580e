import { ArrowDown, ArrowUp, Ellipsis, Layers, Plus, Trash2 } from "lucide-react";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Aspect } from "@/domain/media/format";
import { settingKinds, timesOfDay, weathers } from "@/domain/picture/scene-spec";
import type { Plan, PlanScene } from "@/domain/plan/plan";
import type { SceneFields } from "@/domain/plan-edit/plan-edit";
import type { MediaView } from "@/domain/view/views";
import { ShotCard } from "@/features/storyboard/shot-card";
import { StackedVersions, stackedStyle } from "@/features/storyboard/stacked-versions";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import type { Board } from "@/features/storyboard/use-board";
import type { DoEdit } from "@/features/storyboard/use-plan-editor";
import { termText } from "@/features/wording/terms";

/** A place and a time, and the shots that are taken there. */
export function SceneCard({
  scene,
  index,
  plan,
  board: { actions, openShot, stacks, sceneStacks, warnings },
  pictures,
  aspect,
}: {
  scene: PlanScene;
  /** Among the scenes of the plan, from 0. */
  index: number;
  plan: Plan;
  board: Board;
  pictures: ReadonlyMap<string, MediaView>;
  aspect: Aspect;
}) {
  const first = plan.shots.findIndex(({ sceneKey }) => sceneKey === scene.key);
  const shots = plan.shots.filter(({ sceneKey }) => sceneKey === scene.key);
  const stack = sceneStacks[scene.key];
  return (
    <section
      aria-label={`Scene ${index + 1}`}
      className={cn(
        "grid gap-3 rounded-lg border border-line bg-sunken p-3 [contain-intrinsic-size:auto_24rem] [content-visibility:auto] sm:p-4",
        stack && stackedStyle,
      )}
    >
      <header className="flex items-center gap-2">
        <Input
          aria-label={`Title of scene ${index + 1}`}
          value={scene.title}
          maxLength={120}
          onChange={(event) => changeScene(actions.edit, scene.key, { title: event.target.value })}
          className="h-9 border-transparent bg-transparent px-2 font-semibold hover:border-control sm:text-sm"
        />
        <SceneMenu scene={scene} index={index} count={plan.scenes.length} actions={actions} />
      </header>
      {stack && (
        <StackedVersions
          stack={stack}
          of={`scene ${index + 1}`}
          onShow={(name) => actions.showSceneAlternate(scene.key, name)}
          onRemove={(name) => actions.removeSceneAlternate(scene.key, name)}
        />
      )}
      <Disclosure
        summary={<span className="line-clamp-1 font-normal">{scene.description || "Not described yet"}</span>}
        aside={`${termText(scene.setting.kind)}, ${termText(scene.timeOfDay).toLowerCase()}`}
      >
        <SceneFieldset scene={scene} edit={actions.edit} />
      </Disclosure>
      <ol className="grid gap-3">
        {shots.map((shot, position) => (
          <ShotCard
            key={shot.key}
            shot={shot}
            number={first + position + 1}
            fps={plan.fps}
            elements={plan.elements}
            isFirst={position === 0}
            isLast={position === shots.length - 1}
            open={openShot === shot.key}
            warnings={warnings.get(shot.key) ?? ""}
            picture={pictures.get(shot.key)?.url ?? null}
            aspect={aspect}
            stack={stacks[shot.key] ?? null}
            actions={actions}
          />
        ))}
      </ol>
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start"
        onClick={() => actions.addShot({ sceneKey: scene.key, index: shots.length })}
      >
        <Plus aria-hidden /> Add a shot<span className="sr-only"> to scene {index + 1}</span>
      </Button>
    </section>
  );
}

const changeScene = (edit: DoEdit, key: string, fields: SceneFields) =>
  edit({ type: "change-scene", key, fields }, `scene/${key}/${Object.keys(fields).join()}`);

function SceneMenu({
  scene: { key },
  index,
  count,
  actions,
}: {
  scene: PlanScene;
  index: number;
  count: number;
  actions: Board["actions"];
}) {
  const move = (to: number) => actions.edit({ type: "move-scene", key, index: to });
  return (
    <Menu
      trigger={
        <Button size="icon-sm" variant="ghost" aria-label={`What to do with scene ${index + 1}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem disabled={index === 0} onSelect={() => move(index - 1)}>
        <ArrowUp aria-hidden /> Move earlier
      </MenuItem>
      <MenuItem disabled={index === count - 1} onSelect={() => move(index + 1)}>
        <ArrowDown aria-hidden /> Move later
      </MenuItem>
      <MenuItem onSelect={() => actions.addSceneAlternate(key)}>
        <Layers aria-hidden /> Try another version
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger disabled={count === 1} onSelect={() => actions.removeScene(key)}>
        <Trash2 aria-hidden /> Remove the scene
      </MenuItem>
    </Menu>
  );
}

/** Drawn anew only when the scene has changed: a letter in one of hundreds of shots leaves the others alone. */
const SceneFieldset = memo(function SceneFieldset({ scene, edit }: { scene: PlanScene; edit: DoEdit }) {
  const { key, setting } = scene;
  const onChange = (fields: SceneFields) => changeScene(edit, key, fields);
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2">
      <TextField
        label="What happens"
        value={scene.description}
        onChange={(description) => onChange({ description })}
      />
      <TextField
        label="The place in words"
        value={setting.description}
        onChange={(description) => onChange({ setting: { ...setting, description } })}
      />
      <TermSelect
        label="Place"
        value={setting.kind}
        terms={settingKinds}
        onChange={(kind) => onChange({ setting: { ...setting, kind } })}
      />
      <TermSelect
        label="Time of day"
        value={scene.timeOfDay}
        terms={timesOfDay}
        onChange={(timeOfDay) => onChange({ timeOfDay })}
      />
      <TermSelect
        label="Weather"
        value={scene.weather}
        terms={weathers}
        onChange={(weather) => onChange({ weather })}
      />
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
