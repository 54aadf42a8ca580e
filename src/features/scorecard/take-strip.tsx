"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Aspect } from "@/domain/media/format";
import type { SlotTake, SlotTakes } from "@/domain/view/quality-views";
import { ScoreBar } from "@/features/scorecard/score-bar";
import { TakePicture, takeName } from "@/features/scorecard/take-picture";
import { moneyText } from "@/features/wording/numbers";

/** All takes of a shot side by side. The one that is looked at is pressed, the one in the video is marked. */
export function TakeStrip({
  takes,
  selection,
  shown,
  aspect,
  busy,
  onShow,
  onChoose,
  aside,
}: SlotTakes & {
  shown: SlotTake | undefined;
  aspect: Aspect;
  busy: boolean;
  onShow: (take: SlotTake) => void;
  /** Null where takes cannot be chosen by hand. */
  onChoose: ((take: SlotTake) => void) | null;
  /** What else there is to do with a take, beside its name. */
  aside?: (take: SlotTake) => ReactNode;
}) {
  return (
    <ol className="-mx-6 flex gap-3 overflow-x-auto px-6 pb-2" aria-label="Takes">
      {takes.map((take) => (
        <li key={take.id} className="grid w-40 shrink-0 grid-cols-[minmax(0,1fr)] content-start gap-2">
          <TakePicture take={take} aspect={aspect} shown={take === shown} onShow={() => onShow(take)} />
          <div className="flex items-baseline justify-between gap-2 text-sm">
            <span className="font-medium">{takeName(take)}</span>
            <span className="inline-flex items-baseline gap-1 tabular-nums">
              {scoreText(take)}
              {aside?.(take)}
            </span>
          </div>
          {typeof take.scorecard?.card.overall === "number" && (
            <ScoreBar score={take.scorecard.card.overall} />
          )}
          <p className="text-muted text-xs leading-relaxed">
            Seed {take.seed}
            <br />
            {moneyText(take.costMicros)}, {take.model}
          </p>
          {take.id === selection?.takeId ? (
            <Badge tone="accent" className="h-8 justify-center">
              <Check aria-hidden /> {selection.chosenBy === "maker" ? "Your choice" : "System-selected best"}
            </Badge>
          ) : (
            onChoose && (
              <Button size="sm" disabled={busy} onClick={() => onChoose(take)}>
                Choose<span className="sr-only"> {takeName(take).toLowerCase()}</span>
              </Button>
            )
          )}
        </li>
      ))}
    </ol>
  );
}

function scoreText({ scorecard }: SlotTake): string {
  const overall = scorecard?.card.overall;
  return typeof overall === "number" ? `${Math.round(overall)}` : "not scored";
}
