import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { PlanShot } from "@/domain/plan/plan";
import type { ShotStack } from "@/domain/workspace/workspace";
import type { BoardActions } from "@/features/storyboard/use-board";

/** The versions of a shot that lie on one another: one is in the video, the others are a press away. */
export function ShotVersions({
  stack: { shown, others },
  shot: { key },
  number,
  actions,
}: {
  stack: ShotStack;
  shot: PlanShot;
  number: number;
  actions: BoardActions;
}) {
  const names = [shown, ...others.map(({ name }) => name)].toSorted(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  return (
    <div className="flex flex-wrap items-center gap-2 px-2">
      <Segmented
        label={`Version of shot ${number}`}
        value={shown}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={(name) => actions.showAlternate(key, name)}
      />
      {others.map(({ name }) => (
        <Button
          key={name}
          size="sm"
          variant="ghost"
          className="px-2 text-muted text-xs"
          onClick={() => actions.removeAlternate(key, name)}
        >
          <X aria-hidden /> Remove {name}
          <span className="sr-only"> of shot {number}</span>
        </Button>
      ))}
    </div>
  );
}
