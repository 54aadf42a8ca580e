"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { SlotTake, SlotTakes } from "@/domain/view/quality-views";
import { ScoreBar } from "@/features/scorecard/score-bar";
import { moneyText } from "@/features/wording/numbers";
import { cssAspect } from "@/features/wording/terms";

export const takeName = ({ number }: SlotTake) => `Take ${number}`;

/** All takes of a shot side by side. The one that is looked at is pressed, the one in the video is marked. */
export function TakeStrip({
  takes,
  selection,
  shown,
  aspect,
  busy,
  onShow,
  onChoose,
}: SlotTakes & {
  shown: SlotTake | undefined;
  aspect: Parameters<typeof cssAspect>[0];
  busy: boolean;
  onShow: (take: SlotTake) => void;
  onChoose: (take: SlotTake) => void;
}) {
  return (
    <ol className="-mx-6 flex gap-3 overflow-x-auto px-6 pb-2" aria-label="Takes">
      {takes.map((take) => (
        <li key={take.id} className="grid w-36 shrink-0 content-start gap-2">
          <TakePicture take={take} aspect={aspect} shown={take === shown} onShow={() => onShow(take)} />
          <div className="flex items-baseline justify-between gap-2 text-sm">
            <span className="font-medium">{takeName(take)}</span>
            <span className="tabular-nums">{scoreText(take)}</span>
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
            <Button size="sm" disabled={busy} onClick={() => onChoose(take)}>
              Choose<span className="sr-only"> {takeName(take).toLowerCase()}</span>
            </Button>
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

function TakePicture({
  take,
  aspect,
  shown,
  onShow,
}: {
  take: SlotTake;
  aspect: Parameters<typeof cssAspect>[0];
  shown: boolean;
  onShow: () => void;
}) {
  const [broken, setBroken] = useState(false);
  return (
    <button
      type="button"
      aria-pressed={shown}
      aria-label={`Show ${takeName(take).toLowerCase()} and its scorecard`}
      onClick={onShow}
      className={cn(
        "relative overflow-hidden rounded-lg border bg-stage",
        shown ? "border-accent outline-1 outline-accent" : "border-line",
      )}
      style={{ aspectRatio: cssAspect(aspect) }}
    >
      {broken ? (
        <span className="grid size-full place-items-center p-2 text-white/80 text-xs">
          This clip cannot be played
        </span>
      ) : (
        <video
          src={`${take.media.url}#t=0.1`}
          muted
          loop
          playsInline
          preload="metadata"
          className="size-full object-cover"
          onError={() => setBroken(true)}
          onMouseEnter={(event) => void event.currentTarget.play()}
          onMouseLeave={(event) => event.currentTarget.pause()}
        />
      )}
      {take.draft && (
        <Badge tone="film" className="absolute top-2 left-2">
          Draft
        </Badge>
      )}
    </button>
  );
}
