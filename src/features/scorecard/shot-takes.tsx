"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import { slots } from "@/domain/shot/take";
import type { SlotTake, SlotTakes } from "@/domain/view/quality-views";
import { ScoreAgain } from "@/features/scorecard/score-again";
import { ScorecardDetails } from "@/features/scorecard/scorecard-details";
import { takeName } from "@/features/scorecard/take-picture";
import { TakeStrip } from "@/features/scorecard/take-strip";
import { useTakeChoice } from "@/features/scorecard/use-take-choice";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

type Shot = { projectId: string; shotKey: string; number: number; aspect: Aspect; running: boolean };

/** All takes of a shot: what each scores, why one is in the video, and the choice of another. */
export function ShotTakes({ open, onClose, ...shot }: Shot & { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Takes of shot ${shot.number}`}
      description="Takes are kept. The one you choose goes into the video when it is cut anew; until then the studio's choice does, the best by score."
      className="max-w-4xl"
    >
      <Takes {...shot} />
    </Dialog>
  );
}

const parts = [
  { value: "clip", label: "Clip" },
  { value: "firstFrame", label: "First frame" },
  { value: "lastFrame", label: "Last frame" },
] as const;
type Part = (typeof parts)[number]["value"];

function Takes(shot: Shot) {
  const [part, setPart] = useState<Part>("clip");
  return (
    <div className="grid min-w-0 gap-5">
      <Segmented label="Part of the shot" value={part} options={parts} onChange={setPart} />
      <TakesOfPart key={part} shot={shot} part={part} />
    </div>
  );
}

function TakesOfPart({ shot, part }: { shot: Shot; part: Part }) {
  const { projectId, shotKey } = shot;
  const slot = slots[part](shotKey);
  const takes = trpc.takes.ofSlot.useQuery({ projectId, slot });
  if (takes.error) {
    return (
      <FailureCallout
        error={takes.error}
        title="The takes could not be loaded"
        onRetry={() => void takes.refetch()}
      />
    );
  }
  if (!takes.data) return <Skeleton className="h-72 rounded-lg" />;
  if (takes.data.takes.length === 0) {
    return <p className="text-muted text-sm">There is nothing here yet.</p>;
  }
  return <LoadedTakes shot={shot} slot={slot} isChoosable={part === "clip"} data={takes.data} />;
}

function LoadedTakes({
  shot,
  slot,
  isChoosable,
  data,
}: {
  shot: Shot;
  slot: string;
  isChoosable: boolean;
  data: SlotTakes;
}) {
  const { projectId, number, aspect, running } = shot;
  const { takes, selection } = data;
  const [shownId, setShownId] = useState<string | null>(null);
  const choice = useTakeChoice({ projectId, slot });
  const shown = takes.find(({ id }) => id === (shownId ?? selection?.takeId)) ?? takes.at(-1);
  return (
    <div className="grid min-w-0 gap-5">
      <TakeStrip
        takes={takes}
        selection={selection}
        shown={shown}
        aspect={aspect}
        busy={choice.busy}
        onShow={({ id }) => setShownId(id)}
        onChoose={isChoosable ? (take) => choice.choose({ takeId: take.id, name: takeName(take) }) : null}
      />
      {choice.error !== null && <FailureCallout error={choice.error} />}
      {/* Inside the dialog: a toast beside it could not be pressed while it is open. */}
      {choice.chosen !== null && (
        <p role="status" className="flex flex-wrap items-center gap-3 rounded-lg bg-accent-wash p-3 text-sm">
          {choice.chosen} fills shot {number} when the video is cut anew.
          <Button size="sm" busy={choice.busy} onClick={choice.undo}>
            <Undo2 aria-hidden /> Undo
          </Button>
        </p>
      )}
      {selection && isChoosable && (
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <p className="max-w-prose leading-relaxed">
            <span className="text-muted">Why: </span>
            {selection.reason}
          </p>
          {selection.chosenBy === "maker" && (
            <Button size="sm" variant="ghost" busy={choice.busy} onClick={choice.release}>
              <Undo2 aria-hidden /> Leave it to the studio
            </Button>
          )}
        </div>
      )}
      <h3 className="sr-only">{countText(takes.length, "take")}</h3>
      {shown && (
        <TakeCard key={shown.id} take={shown} others={takes} projectId={projectId} running={running} />
      )}
    </div>
  );
}

function TakeCard({
  take,
  others,
  projectId,
  running,
}: {
  take: SlotTake;
  others: readonly SlotTake[];
  projectId: string;
  running: boolean;
}) {
  const [againstId, setAgainstId] = useState("");
  const comparable = others.filter((other) => other.id !== take.id && other.scorecard !== null);
  const against = comparable.find(({ id }) => id === againstId);
  const { scorecard } = take;
  return (
    <section aria-label={`Scorecard of ${takeName(take).toLowerCase()}`} className="grid gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3 border-line border-t pt-5">
        <h3 className="font-semibold">{takeName(take)}</h3>
        {comparable.length > 0 && scorecard && (
          <Field label="Compare with" className="w-44">
            {(control) => (
              <Select {...control} value={againstId} onChange={(event) => setAgainstId(event.target.value)}>
                <option value="">No other take</option>
                {comparable.map((other) => (
                  <option key={other.id} value={other.id}>
                    {takeName(other)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      {(scorecard === null || scorecard.outdated) && (
        <ScoreAgain
          projectId={projectId}
          busy={running}
          reason={
            scorecard === null
              ? "This take was not measured: quality control was off when it was made."
              : "Measured by an older version of scoring. A new card is added; this one stays."
          }
        />
      )}
      {scorecard && (
        <ScorecardDetails
          view={scorecard}
          against={against?.scorecard ? { name: takeName(against), card: against.scorecard.card } : null}
        />
      )}
    </section>
  );
}
