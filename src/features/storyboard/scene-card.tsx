import { ArrowDown, ArrowUp, Ellipsis, Layers, Plus, Trash2, WandSparkles } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Aspect } from "@/domain/media/format";
import type { Plan, PlanScene } from "@/domain/plan/plan";
import { sceneRewriteFields } from "@/domain/plan/rewrite-scene";
import type { MediaView } from "@/domain/view/views";
import { changeScene } from "@/features/storyboard/change-fields";
import { SceneFieldset } from "@/features/storyboard/scene-fields";
import { ShotCard } from "@/features/storyboard/shot-card";
import { StackedVersions, stackedStyle } from "@/features/storyboard/stacked-versions";
import type { Board } from "@/features/storyboard/use-board";
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
        <SceneFieldset scene={scene} index={index} actions={actions} />
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
      <MenuItem onSelect={() => actions.rewrite({ sceneKey: key, fields: [...sceneRewriteFields] })}>
        <WandSparkles aria-hidden /> Write it again…
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
