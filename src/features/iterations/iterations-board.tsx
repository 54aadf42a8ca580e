"use client";

import { GitCommitVertical } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { IterationsView, IterationView } from "@/domain/view/iteration-views";
import type { ProjectView } from "@/domain/view/views";
import { CompareTwo } from "@/features/iterations/compare-two";
import { IterationCard } from "@/features/iterations/iteration-card";
import { ScoreTrend } from "@/features/iterations/score-trend";
import { SuggestionList } from "@/features/iterations/suggestion-list";
import { useIterations } from "@/features/iterations/use-iterations";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useUrlParams } from "@/features/shell/use-url-params";

/** A project's ways round, newest first: what changed, how the score went, and what to try next. */
export function IterationsBoard({ project, open }: { project: ProjectView; open: boolean }) {
  const { iterations: query, problem, toggleFinal, restore } = useIterations(project.id);
  const { params, setParams } = useUrlParams();
  if (query.error) return <FailureCallout error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <BoardSkeleton />;
  const { iterations } = query.data;
  const selected = selectedOf(params.get("with"), iterations);
  const select = (numbers: number[]) => setParams({ with: numbers.slice(-2).join("-") });
  const pair = pairOf(selected, iterations);

  function toggle({ number }: IterationView) {
    select(selected.includes(number) ? selected.filter((one) => one !== number) : [...selected, number]);
  }

  return (
    <div className="grid gap-8">
      <Relatives {...query.data} />
      {problem}
      {iterations.length === 0 ? (
        <EmptyState icon={GitCommitVertical} title="No iterations yet">
          {open
            ? "The first one stands here as soon as the video is finished."
            : "The first one stands here when a video was made. Every later run is put beside it: what changed, and what came of it."}
        </EmptyState>
      ) : (
        <>
          {iterations.length > 1 && iterations.some(({ scores }) => scores.overall !== null) && (
            <ScoreTrend
              points={iterations
                .toReversed()
                .map(({ number, scores }) => ({ number, score: scores.overall }))}
            />
          )}
          {!open && (
            <SuggestionList
              projectId={project.id}
              brief={project.brief}
              measured={iterations[0]?.scores.overall !== null}
            />
          )}
          {pair && (
            <CompareTwo key={`${pair[0].runId}-${pair[1].runId}`} pair={pair} onClose={() => select([])} />
          )}
          {selected.length === 1 && (
            <p role="status" className="text-muted text-sm">
              Iteration {selected[0]} is selected. Choose another one to play both side by side.
            </p>
          )}
          <ol aria-label="Iterations" reversed className="grid gap-3">
            {iterations.map((iteration) => (
              <IterationCard
                key={iteration.runId}
                iteration={iteration}
                selected={selected.includes(iteration.number)}
                onSelect={toggle}
                onFinal={toggleFinal}
                onRestore={open ? null : restore}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** Numbers out of the address, those that there are. */
function selectedOf(text: string | null, iterations: readonly IterationView[]): number[] {
  const numbers = (text ?? "").split("-").map(Number);
  return numbers.filter((number) => iterations.some((iteration) => iteration.number === number)).slice(0, 2);
}

function pairOf(
  selected: readonly number[],
  iterations: readonly IterationView[],
): [IterationView, IterationView] | null {
  const [older, newer] = selected
    .toSorted((a, b) => a - b)
    .map((number) => iterations.find((iteration) => iteration.number === number));
  return older && newer ? [older, newer] : null;
}

function Relatives({ from, grown, comparisons }: IterationsView) {
  const rows = [
    { title: "Started from", links: from ? [{ ...from, href: projectHref(from.id) }] : [] },
    {
      title: "Grown from this one",
      links: grown.map((project) => ({ ...project, href: projectHref(project.id) })),
    },
    { title: "Part of", links: comparisons.map((one) => ({ ...one, href: `/compare/${one.id}` })) },
  ].filter(({ links }) => links.length > 0);
  if (rows.length === 0) return null;
  return (
    <dl className="grid gap-1 text-sm">
      {rows.map(({ title, links }) => (
        <div key={title} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{title}</dt>
          {links.map((link) => (
            <dd key={link.id}>
              <Link href={link.href} className="text-accent-text underline-offset-4 hover:underline">
                {link.title}
              </Link>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

const projectHref = (id: string) => `/projects/${id}?tab=iterations`;

const BoardSkeleton = () => (
  <div className="grid gap-3">
    <Skeleton className="h-36 max-w-2xl rounded-lg" />
    <Skeleton className="h-44 rounded-lg" />
    <Skeleton className="h-44 rounded-lg" />
  </div>
);
