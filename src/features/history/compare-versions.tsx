"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import type { WorkspaceDifference } from "@/domain/workspace/differences";
import { PromptDiff } from "@/features/iterations/prompt-diff";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";
import { TakeDifferences, type VersionNames } from "./take-differences";

type Part = { kind: "shot" | "scene"; key: string };

/** What two versions say differently, word by word, and the pictures and clips that differ. @param onTake Takes a shot or scene over from the second one. */
export function CompareVersions({
  projectId,
  aspect,
  before,
  after,
  slot = null,
  names = { before: `Version ${before}`, after: `Version ${after}` },
  title = `${names.before} and ${names.after.toLowerCase()}`,
  onClose,
  onTake,
}: {
  projectId: string;
  aspect: Aspect;
  before: number;
  after: number;
  /** Only what this slot holds; all when left out. */
  slot?: string | null;
  /** What the two are called; by their numbers when left out. */
  names?: VersionNames;
  title?: string;
  onClose: () => void;
  onTake?: (part: Part) => void;
}) {
  const differences = trpc.workspace.compare.useQuery({ projectId, before, after, slot });
  return (
    <section aria-label={title} className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-semibold text-sm">{title}</h3>
        <Button size="icon-sm" variant="ghost" aria-label="Close the comparison" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      {differences.isLoading && <Skeleton className="h-24 rounded-lg" />}
      {differences.error && (
        <FailureCallout error={differences.error} onRetry={() => void differences.refetch()} />
      )}
      {differences.data?.length === 0 && <p className="text-muted text-sm">In words both say the same.</p>}
      <ul className="grid gap-4">
        {differences.data?.map((difference) => (
          <Difference
            key={`${difference.target}/${difference.label}`}
            difference={difference}
            names={names}
            {...(onTake && { onTake })}
          />
        ))}
      </ul>
      <TakeDifferences
        projectId={projectId}
        aspect={aspect}
        before={before}
        after={after}
        names={names}
        slot={slot}
      />
    </section>
  );
}

function Difference({
  difference: { target, field, label, before, after },
  names,
  onTake,
}: {
  difference: WorkspaceDifference;
  names: VersionNames;
  onTake?: (part: Part) => void;
}) {
  // Approval is of what is here: it does not come with a shot.
  const part = field === "approval" ? null : partOf(target);
  return (
    <li className="grid gap-1.5 border-line border-t pt-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium text-sm">{label}</p>
        {onTake && part && (
          <Button size="sm" aria-label={`Take over: ${label}`} onClick={() => onTake(part)}>
            Take this {part.kind} over
          </Button>
        )}
      </div>
      <PromptDiff before={before} after={after} names={names} />
    </li>
  );
}

/** "shot/shot-2/clip" is of the shot "shot-2". */
function partOf(target: string | null): Part | null {
  const [kind, key] = target?.split("/") ?? [];
  return key && (kind === "shot" || kind === "scene") ? { kind, key } : null;
}
