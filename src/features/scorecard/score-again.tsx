"use client";

import { Gauge } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useRebuild } from "@/features/scorecard/use-rebuild";
import { FailureCallout } from "@/features/shell/failure-callout";

/** Offers to measure what was not measured, or by an older version; earlier cards stay. */
export function ScoreAgain({
  projectId,
  reason,
  busy,
}: {
  projectId: string;
  reason: string;
  busy: boolean;
}) {
  const rebuild = useRebuild(projectId);
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-sunken p-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose leading-relaxed">{reason}</p>
        <Button
          size="sm"
          busy={rebuild.isPending}
          disabled={busy}
          onClick={() => rebuild.mutate({ projectId, what: "scores" })}
        >
          <Gauge aria-hidden /> Score again
        </Button>
      </div>
      {rebuild.error && <FailureCallout error={rebuild.error} />}
    </div>
  );
}
