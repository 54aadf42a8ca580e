"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { ProgressBar } from "@/components/ui/progress-bar";
import { currentWork, progressPercent, remainingSeconds, workedSeconds } from "@/domain/run/progress";
import { isOpen } from "@/domain/run/run";
import type { RunState } from "@/domain/run/run-state";
import type { RunView } from "@/domain/view/views";
import { RaiseLimit } from "@/features/costs/raise-limit";
import { CheckpointCallout } from "@/features/guided/checkpoint-callout";
import { StageRail } from "@/features/project/stage-rail";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useNow } from "@/features/timing/use-now";
import { moneyText, waitText } from "@/features/wording/numbers";
import { stagePieces, stageWork, statusTitles } from "@/features/wording/terms";

/** What is being done, e.g. "Filming clips: clip 3 of 6". */
function workText(state: RunState): string {
  const work = currentWork(state);
  if (!work) return isOpen(state.status) ? "Starting" : statusTitles[state.status];
  const noun = stagePieces[work.stage];
  if (!noun || work.piece === null || !work.of) return stageWork[work.stage];
  return `${stageWork[work.stage]}: ${noun} ${work.piece} of ${work.of}`;
}

export function RunPanel({
  projectId,
  run,
  error,
  busy,
  onCancel,
  onResume,
}: {
  projectId: string;
  run: RunView;
  /** Why a request of this panel failed, or that the server cannot be reached. */
  error: unknown;
  busy: boolean;
  onCancel: () => void;
  onResume: (options?: { payAgain?: boolean }) => void;
}) {
  const { state } = run;
  const open = isOpen(state.status);
  const percent = progressPercent(state);
  const text = workText(state);
  return (
    <Card className="grid gap-4">
      <h2 className="sr-only">Run {run.number}</h2>
      <div className="grid gap-2">
        <div className="flex items-baseline justify-between gap-3">
          <p className="font-medium text-sm" role="status">
            {text}
          </p>
          {open && <p className="font-mono text-sm tabular-nums">{percent} %</p>}
        </div>
        {open && <ProgressBar label="Progress of the run" percent={percent} />}
      </div>
      <RunFigures run={run} open={open} />
      <RunEnding projectId={projectId} run={run} busy={busy} onResume={onResume} />
      {error !== null && <FailureCallout error={error} />}
      {open && (
        <div className="grid gap-2">
          <Button busy={busy} onClick={onCancel}>
            Cancel
          </Button>
          <p className="text-muted text-xs leading-relaxed">
            You can leave this page: the work goes on and the result waits. What is finished when you cancel
            is kept.
          </p>
        </div>
      )}
      <StageRail stages={state.stages} open={open} />
    </Card>
  );
}

function RunFigures({ run, open }: { run: RunView; open: boolean }) {
  const { state } = run;
  const now = useNow(open);
  const elapsed = workedSeconds(state, now);
  const remaining = remainingSeconds(state, { now, estimateSeconds: run.estimateSeconds });
  const estimate = run.options.estimateMicros ?? 0;
  const figures = [
    { title: open ? "Elapsed" : "Took", text: waitText(elapsed) },
    ...(open ? [{ title: "Left, about", text: remaining === null ? "…" : waitText(remaining) }] : []),
    { title: open ? "Cost so far" : "Cost", text: moneyText(state.costMicros) },
    ...(estimate > 0 || state.costMicros > 0 ? [{ title: "Estimated", text: moneyText(estimate) }] : []),
  ];
  return (
    <dl className={cn("grid gap-3", figures.length === 4 ? "grid-cols-2" : "grid-cols-3")}>
      {figures.map(({ title, text }) => (
        <div key={title}>
          <dt className="text-muted text-xs">{title}</dt>
          <dd className="font-medium text-sm tabular-nums" suppressHydrationWarning>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function RunEnding({
  projectId,
  run,
  busy,
  onResume,
}: {
  projectId: string;
  run: RunView;
  busy: boolean;
  onResume: (options?: { payAgain?: boolean }) => void;
}) {
  const { status, message } = run.state;
  const said = run.failure?.message ?? message;
  if (status === "waiting") return <CheckpointCallout projectId={projectId} options={run.options} />;
  if (status === "cancelled") {
    return (
      <Callout
        title="Cancelled"
        action={
          <Button size="sm" variant="primary" busy={busy} onClick={() => onResume()}>
            Resume
          </Button>
        }
      >
        Everything that was finished is kept. Resuming makes only what is missing.
      </Callout>
    );
  }
  if (status !== "failed" && status !== "needs-attention") return null;
  return (
    <Callout
      tone={status === "failed" ? "danger" : "warning"}
      title={status === "failed" ? "The run failed" : "The run needs your attention"}
      action={<WayOn projectId={projectId} code={run.failure?.code} busy={busy} onResume={onResume} />}
    >
      {said} What is finished is kept and not charged again.
    </Callout>
  );
}

/** What the maker can do about a run that stopped: by what stopped it. */
function WayOn({
  projectId,
  code,
  busy,
  onResume,
}: {
  projectId: string;
  code: string | undefined;
  busy: boolean;
  onResume: (options?: { payAgain?: boolean }) => void;
}) {
  if (code === "cost-limit") return <RaiseLimit projectId={projectId} />;
  const unclear = code === "outcome-unknown";
  const refused = code === "safety-rejected" || code === "provider-rejected";
  return (
    <div className="flex flex-wrap gap-2">
      {refused && (
        <Button asChild size="sm" variant="primary">
          <Link href={`/studio?from=${projectId}`}>Change the prompt</Link>
        </Button>
      )}
      <Button
        size="sm"
        variant={refused ? "secondary" : "primary"}
        busy={busy}
        onClick={() => onResume({ payAgain: unclear })}
      >
        {unclear ? "Ask again, even if it is paid twice" : "Try again"}
      </Button>
    </div>
  );
}
