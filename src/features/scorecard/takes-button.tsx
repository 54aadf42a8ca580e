"use client";

import { Gauge } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Aspect } from "@/domain/media/format";
import type { PlanShot } from "@/domain/plan/plan";
import type { TakeView } from "@/domain/view/views";
import { ScoreBar } from "@/features/scorecard/score-bar";
import { ShotTakes } from "@/features/scorecard/shot-takes";
import { useUrlParams } from "@/features/shell/use-url-params";
import { countText } from "@/features/wording/numbers";

/** What the take in the video scores, and the way to the others. Which shot's takes are open stands in the URL. */
export function TakesButton({
  work: { shot, number, take, clips },
  projectId,
  aspect,
  running,
}: {
  work: { shot: PlanShot; number: number; take: TakeView | null; clips: number };
  projectId: string;
  aspect: Aspect;
  running: boolean;
}) {
  const { params, setParams } = useUrlParams();
  const score = take?.kind === "clip" ? take.score : null;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        className="-ml-3 h-auto min-h-8 justify-self-start py-1.5"
        onClick={() => setParams({ takes: shot.key })}
      >
        <Gauge aria-hidden />
        <span className="grid gap-1 text-left">
          <span>
            {score === null ? "Not scored" : `Quality ${Math.round(score)}`}
            <span className="text-muted">, {countText(clips, "take")}</span>
            <span className="sr-only"> of shot {number}</span>
          </span>
          {score !== null && <ScoreBar score={score} className="w-24" />}
        </span>
      </Button>
      <ShotTakes
        projectId={projectId}
        shotKey={shot.key}
        number={number}
        aspect={aspect}
        running={running}
        open={params.get("takes") === shot.key}
        onClose={() => setParams({ takes: "" })}
      />
    </>
  );
}
