import { Scale } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { lengthDifference } from "@/domain/plan/plan-problems";
import type { PlanEditor } from "@/features/storyboard/use-plan-editor";
import { countText, shotLengthText } from "@/features/wording/numbers";

/** How long the shots are together, against the length of the video, and whether others make room. */
export function LengthBar({ editor: { plan, edit, others, setOthers } }: { editor: PlanEditor }) {
  const difference = lengthDifference(plan);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <p className="tabular-nums">
        <span className={cn("font-medium", difference !== 0 && "text-danger")}>
          {shotLengthText(plan.durationFrames + difference, plan.fps)}
        </span>
        <span className="text-muted">
          {" "}
          of {shotLengthText(plan.durationFrames, plan.fps)}, {countText(plan.shots.length, "shot")}
        </span>
      </p>
      <label className="flex items-center gap-2 text-muted text-xs">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={others === "rebalance"}
          onChange={(event) => setOthers(event.target.checked ? "rebalance" : "keep")}
        />
        Other shots make room
      </label>
      {difference !== 0 && (
        <Button size="sm" variant="primary" onClick={() => edit({ type: "rebalance" })}>
          <Scale aria-hidden /> Rebalance
        </Button>
      )}
    </div>
  );
}
