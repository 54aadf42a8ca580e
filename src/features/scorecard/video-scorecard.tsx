"use client";

import { Gauge } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ScoreAgain } from "@/features/scorecard/score-again";
import { ScorecardDetails } from "@/features/scorecard/scorecard-details";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** What was measured of one version of a finished video. */
export function VideoScorecard({ projectId, version }: { projectId: string; version: number }) {
  const query = trpc.videos.scorecard.useQuery({ projectId, version });
  if (query.error) {
    return (
      <FailureCallout
        error={query.error}
        title="The scorecard could not be loaded"
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) return <Skeleton className="h-72 rounded-lg" />;
  const { scorecard } = query.data;
  if (!scorecard) {
    return (
      <div className="grid gap-4">
        <EmptyState icon={Gauge} title="This version was not measured">
          Quality control was off, or the studio did not measure finished videos yet when it was made.
        </EmptyState>
        <ScoreAgain
          projectId={projectId}
          busy={false}
          reason="The newest cut is measured again in a run that films nothing and costs nothing."
        />
      </div>
    );
  }
  return (
    <section aria-label={`Scorecard of version ${version}`} className="grid max-w-4xl gap-5">
      {scorecard.outdated && (
        <ScoreAgain
          projectId={projectId}
          busy={false}
          reason="Measured by an older version of scoring. A new card is added; this one stays."
        />
      )}
      <ScorecardDetails view={scorecard} />
    </section>
  );
}
