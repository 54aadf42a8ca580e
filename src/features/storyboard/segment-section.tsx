import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Aspect } from "@/domain/media/format";
import type { Plan } from "@/domain/plan/plan";
import type { Segment, SegmentKind } from "@/domain/plan-edit/segments";
import type { MediaView } from "@/domain/view/views";
import { SceneCard } from "@/features/storyboard/scene-card";
import type { Board } from "@/features/storyboard/use-board";
import { shotLengthText } from "@/features/wording/numbers";

const segmentTitles = {
  hook: "Hook",
  body: "Body",
  "call-to-action": "Call to action",
} satisfies Record<SegmentKind, string>;

const segmentPurposes = {
  hook: "Catches the eye within three seconds.",
  body: "Tells what there is to tell.",
  "call-to-action": "Shows the product and asks for the next step.",
} satisfies Record<SegmentKind, string>;

/** Scenes that do one thing for the video. */
export function SegmentSection({
  segment,
  plan,
  board,
  pictures,
  aspect,
}: {
  segment: Segment;
  plan: Plan;
  board: Board;
  pictures: ReadonlyMap<string, MediaView>;
  aspect: Aspect;
}) {
  const title = segmentTitles[segment.kind];
  const lastScene = segment.scenes.at(-1);
  const end = plan.scenes.findIndex(({ key }) => key === lastScene?.key) + 1;
  return (
    <section aria-label={title} className="grid gap-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="font-semibold text-base">{title}</h2>
        <span className="text-muted text-xs tabular-nums">
          {shotLengthText(segment.durationFrames, plan.fps)}
        </span>
        <p className="text-muted text-xs">{segmentPurposes[segment.kind]}</p>
      </header>
      {segment.scenes.map((scene) => (
        <SceneCard
          key={scene.key}
          scene={scene}
          index={plan.scenes.indexOf(scene)}
          plan={plan}
          board={board}
          pictures={pictures}
          aspect={aspect}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start text-muted"
        onClick={() => board.actions.addScene(end)}
      >
        <Plus aria-hidden /> Add a scene<span className="sr-only"> after {lastScene?.title}</span>
      </Button>
    </section>
  );
}
