"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { VariationProgress, VariationView } from "@/domain/comparison/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { moneyText, waitText } from "@/features/wording/numbers";
import { stagePieces, stageWork, statusTitles } from "@/features/wording/terms";
import { trpc } from "@/trpc/client";
import { isWorking } from "./use-comparison";

/** How far all are together and each, until every one has ended well. */
export function ProgressSection({
  comparisonId,
  variations,
}: {
  comparisonId: string;
  variations: readonly VariationView[];
}) {
  if (variations.every(({ progress }) => progress.status === "done")) return null;
  const working = variations.some(({ progress }) => isWorking(progress.status));
  const finished = variations.filter(({ progress }) => progress.status === "done").length;
  const percent = Math.floor(
    variations.reduce((sum, { progress }) => sum + progress.percent, 0) / Math.max(1, variations.length),
  );
  return (
    <Card className="grid gap-4" aria-label="Progress">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-semibold text-sm" aria-live="polite">
          {finished} of {variations.length} finished
        </h2>
        {working && <p className="font-mono text-sm tabular-nums">{percent} %</p>}
      </div>
      {working && <ProgressBar label="Progress of all variations" percent={percent} />}
      <ul className="grid gap-3 lg:grid-cols-2" aria-label="Progress by variation">
        {variations.map((variation) => (
          <VariationLine key={variation.position} comparisonId={comparisonId} variation={variation} />
        ))}
      </ul>
      {working && (
        <p className="text-muted text-xs">You can leave this page: the work goes on and the result waits.</p>
      )}
    </Card>
  );
}

function VariationLine({ comparisonId, variation }: { comparisonId: string; variation: VariationView }) {
  const { label, progress } = variation;
  const { status, percent } = progress;
  return (
    <li className="grid content-start gap-2 rounded-md border border-line p-3" aria-label={label}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="min-w-0 grow truncate font-medium text-sm">{label}</span>
        <span className="text-muted text-xs tabular-nums">{workText(progress)}</span>
        <Badge tone={status === "done" ? "success" : status === "failed" ? "danger" : "neutral"}>
          {statusTitles[status]}
        </Badge>
      </div>
      {isWorking(status) && <ProgressBar label={`Progress of ${label}`} percent={percent} />}
      {!isWorking(status) && status !== "done" && <Ending comparisonId={comparisonId} progress={progress} />}
    </li>
  );
}

/** "Filming clips: clip 3 of 6, about 40 s left, $0.12". */
function workText({ work, remainingSeconds, costMicros, status }: VariationProgress): string {
  const noun = work && stagePieces[work.stage];
  const piece = noun && work.piece !== null && work.of ? `: ${noun} ${work.piece} of ${work.of}` : "";
  return [
    work ? `${stageWork[work.stage]}${piece}` : null,
    remainingSeconds !== null && isWorking(status) ? `about ${waitText(remainingSeconds)} left` : null,
    costMicros > 0 ? moneyText(costMicros) : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Failures that take a decision which the project's own page asks for. */
const needsDecision = new Set(["cost-limit", "outcome-unknown"]);

function Ending({ comparisonId, progress }: { comparisonId: string; progress: VariationProgress }) {
  const utils = trpc.useUtils();
  const resume = trpc.runs.resume.useMutation({
    onSuccess: () => utils.comparisons.byId.invalidate({ comparisonId }),
  });
  const { failure, projectId } = progress;
  const decision = failure !== null && needsDecision.has(failure.code);
  return (
    <>
      <Callout
        tone={progress.status === "failed" ? "danger" : "warning"}
        action={
          <>
            {!decision && (
              <Button
                size="sm"
                variant="primary"
                busy={resume.isPending}
                onClick={() => resume.mutate({ projectId })}
              >
                {progress.status === "cancelled" ? "Resume" : "Try again"}
              </Button>
            )}
            <Button asChild size="sm">
              <Link href={`/projects/${projectId}`}>{decision ? "Decide on its page" : "Open"}</Link>
            </Button>
          </>
        }
      >
        {failure?.message ?? "It did not end well."} The other variations are not affected.
      </Callout>
      {resume.error && <FailureCallout error={resume.error} title="Not started" />}
    </>
  );
}
