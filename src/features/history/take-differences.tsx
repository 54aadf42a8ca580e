"use client";

import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import type { TakeDifference, VersionTake } from "@/domain/view/workspace-views";
import { CompareSlider } from "@/features/keyframes/compare-slider";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { trpc } from "@/trpc/client";
import { ClipsInStep } from "./clips-in-step";

type Versions = { before: number; after: number };

/** What two versions are called where they stand beside each other. */
export type VersionNames = { before: string; after: string };

/** The frames and clips of which two versions have different ones: under a slider, and side by side in step. */
export function TakeDifferences({
  projectId,
  aspect,
  before,
  after,
  names,
  slot,
}: Versions & { projectId: string; aspect: Aspect; names: VersionNames; slot: string | null }) {
  const compared = trpc.workspace.compareTakes.useQuery({ projectId, before, after, slot });
  if (compared.isLoading) return <Skeleton className="h-40 rounded-lg" />;
  if (compared.error) {
    return (
      <FailureCallout
        error={compared.error}
        title="The pictures of these versions could not be loaded"
        onRetry={() => void compared.refetch()}
      />
    );
  }
  const { differences = [], fps = 24 } = compared.data ?? {};
  if (differences.length === 0) return null;
  return (
    <ul className={cn("grid gap-5 border-line border-t pt-4", slot === null && "lg:grid-cols-2")}>
      {differences.map((difference) => (
        <li key={difference.slot} className="grid min-w-0 content-start gap-2">
          <h4 className="font-medium text-sm">{difference.label}</h4>
          <Compared difference={difference} aspect={aspect} fps={fps} names={names} />
        </li>
      ))}
    </ul>
  );
}

function Compared({
  difference: { kind, before, after },
  aspect,
  fps,
  names,
}: {
  difference: TakeDifference;
  aspect: Aspect;
  fps: number;
  names: VersionNames;
}) {
  const { before: left, after: right } = names;
  return (
    <>
      {before && after && kind === "frame" && (
        <CompareSlider
          aspect={aspect}
          left={{ url: before.media.url, name: left }}
          right={{ url: after.media.url, name: right }}
        />
      )}
      {before && after && kind === "clip" && (
        <ClipsInStep left={{ take: before, name: left }} right={{ take: after, name: right }} fps={fps} />
      )}
      <p className="text-muted text-xs">
        {left}: <Made take={before} />
      </p>
      <p className="text-muted text-xs">
        {right}: <Made take={after} />
      </p>
    </>
  );
}

const Made = ({ take }: { take: VersionTake | null }) =>
  take ? (
    <>
      made by {take.model}, <Moment iso={take.createdAt} />
    </>
  ) : (
    "not made yet"
  );
