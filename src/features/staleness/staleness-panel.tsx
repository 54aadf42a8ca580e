"use client";

import { Pin, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { RunStatus } from "@/domain/run/run";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText, moneyText } from "@/features/wording/numbers";
import { PinnedList } from "./pinned-list";
import { StaleList } from "./stale-list";
import { isPicked, piecesToTell, priceOf } from "./stale-selection";
import { useStaleness } from "./use-staleness";

/**
 * What no longer fits what the maker has decided: why, what making it again costs, and the choice of all, some or none of
 * it. Nothing is shown while everything fits.
 */
export function StalenessPanel({ projectId, status }: { projectId: string; status: RunStatus }) {
  const staleness = useStaleness(projectId, status);
  const { survey } = staleness;
  if (survey.error) return <FailureCallout error={survey.error} onRetry={() => void survey.refetch()} />;
  if (!survey.data) return null;
  const { toMake, pinned } = piecesToTell(survey.data.pieces, status);
  if (toMake.length + pinned.length === 0) return null;
  return (
    <section
      aria-label="What no longer fits"
      className="grid gap-4 rounded-lg border border-accent/40 bg-accent-wash p-4 text-sm"
    >
      {toMake.length > 0 && <ToMake pieces={toMake} status={status} staleness={staleness} />}
      {pinned.length > 0 && (
        <PinnedList pieces={pinned} busy={staleness.busy} onRelease={staleness.release} />
      )}
      {staleness.problem}
      {staleness.error && <FailureCallout error={staleness.error} />}
    </section>
  );
}

function ToMake({
  pieces,
  status,
  staleness,
}: {
  pieces: SurveyedPiece[];
  status: RunStatus;
  staleness: ReturnType<typeof useStaleness>;
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const picked = pieces.filter(isPicked);
  const chosen = picked.filter(({ slot }) => !left.has(slot));
  const kept = picked.length - chosen.length;
  const toggle = (slots: readonly string[], isChosen: boolean) =>
    setLeft((before) => {
      const after = new Set(before);
      for (const slot of slots) isChosen ? after.delete(slot) : after.add(slot);
      return after;
    });
  const price = priceOf(pieces, left);
  return (
    <>
      <div className="grid gap-1">
        <h2 className="font-semibold">{headline(pieces)}</h2>
        <p className="max-w-prose text-muted leading-relaxed">
          Everything else stays as it is. What was made before with the same inputs is found again and costs
          nothing.
        </p>
      </div>
      <StaleList pieces={pieces} left={left} onToggle={toggle} />
      <div className="flex flex-wrap items-center gap-2">
        {chosen.length > 0 || picked.length === 0 ? (
          <Button
            variant="primary"
            busy={staleness.busy}
            onClick={() => staleness.rebuild(kept === 0 ? null : chosen.map(({ slot }) => slot))}
          >
            <RefreshCw aria-hidden /> {rebuildText(chosen.length, status)}, {moneyText(price)}
          </Button>
        ) : (
          <Button busy={staleness.busy} onClick={() => staleness.keep(picked)}>
            <Pin aria-hidden /> Keep all as they are
          </Button>
        )}
        {kept > 0 && chosen.length > 0 && (
          <p className="text-muted text-xs">
            {countText(kept, "piece")} {kept === 1 ? "stays as it is" : "stay as they are"}, pinned.
          </p>
        )}
      </div>
    </>
  );
}

function headline(pieces: readonly SurveyedPiece[]): string {
  const count = countText(pieces.filter(isPicked).length, "piece");
  if (pieces.every((piece) => !isPicked(piece))) return "The video is to be put together anew";
  return `${count} no longer ${count.startsWith("1 ") ? "fits" : "fit"} what you decided`;
}

const rebuildText = (count: number, status: RunStatus) => {
  if (count === 0) return "Put it together";
  return status === "waiting" ? `Make ${count} again, then wait` : `Make ${count} again`;
};
