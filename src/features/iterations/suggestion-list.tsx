"use client";

import { ArrowRight, Lightbulb, X } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Brief } from "@/domain/brief/brief";
import type { SuggestionView } from "@/domain/view/suggestion-views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { readFailure } from "@/features/wording/failures";
import { moneyText, waitText } from "@/features/wording/numbers";
import { isLocked, LockRefusal } from "@/features/workspace/lock-refusal";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** What to try next, from the weakest metrics, each with its price and one button. */
export function SuggestionList({
  projectId,
  brief,
  measured,
}: {
  projectId: string;
  brief: Brief;
  /** Whether the clips of the newest iteration were scored. */
  measured: boolean;
}) {
  const utils = trpc.useUtils();
  const suggestions = trpc.iterations.suggestions.useQuery({ projectId });
  const { afterStoring, problem } = useAfterStoring();
  const refresh = () => utils.iterations.suggestions.invalidate({ projectId });
  const start = trpc.iterations.start.useMutation({
    onSuccess: () => utils.projects.byId.invalidate({ projectId }),
  });
  const dismissing = trpc.iterations.dismiss.useMutation({ onSuccess: refresh });

  async function dismiss(key: string, dismissed: boolean): Promise<void> {
    try {
      await dismissing.mutateAsync({ projectId, key, dismissed });
      if (!dismissed) return;
      toast("The suggestion was put away", {
        action: { label: "Undo", onClick: () => void dismiss(key, false) },
        duration: 10_000,
      });
    } catch (error) {
      toast.error(readFailure(error).message);
    }
  }

  function apply({ change }: SuggestionView) {
    const changed = { ...brief, coherence: { ...brief.coherence, ...change.coherence } };
    afterStoring(() => start.mutate({ projectId, brief: changed, redraw: change.redraw }));
  }

  const shown = suggestions.data?.filter(({ dismissed }) => !dismissed) ?? [];
  return (
    <section aria-label="Suggestions" className="grid content-start gap-3">
      <h2 className="flex items-center gap-2 font-semibold text-sm">
        <Lightbulb className="size-4 text-accent-text" aria-hidden /> What to try next
      </h2>
      {suggestions.isLoading && <Skeleton className="h-24 rounded-lg" />}
      {suggestions.error && (
        <FailureCallout error={suggestions.error} onRetry={() => void suggestions.refetch()} />
      )}
      {problem}
      {start.error && !isLocked(start.error) && <FailureCallout error={start.error} />}
      <LockRefusal
        projectId={projectId}
        error={start.error}
        what="Shots drawn again"
        onUnlock={() =>
          afterStoring(() => start.variables && start.mutate({ ...start.variables, unlock: true }))
        }
        onLeave={start.reset}
      />
      {suggestions.data && shown.length === 0 && (
        <p className="text-muted text-sm">
          {measured
            ? "Nothing that was measured is weak."
            : "Nothing was measured yet: “Score again” at the takes of a shot does it."}{" "}
          What you want otherwise you know best: change the brief and run it again.
        </p>
      )}
      <ul className="grid gap-3 xl:grid-cols-2">
        {shown.map((suggestion) => (
          <SuggestionCard
            key={suggestion.key}
            projectId={projectId}
            suggestion={suggestion}
            busy={start.isPending}
            onApply={() => apply(suggestion)}
            onDismiss={() => void dismiss(suggestion.key, true)}
          />
        ))}
      </ul>
    </section>
  );
}

function SuggestionCard({
  projectId,
  suggestion,
  busy,
  onApply,
  onDismiss,
}: {
  projectId: string;
  suggestion: SuggestionView;
  busy: boolean;
  onApply: () => void;
  onDismiss: () => void;
}) {
  const { title, reason, effect, price, leadsTo } = suggestion;
  return (
    <li className="grid content-between gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="grid gap-1.5">
        <div className="flex items-start justify-between gap-2">
          <h3 className="font-medium text-sm">{title}</h3>
          <Button
            size="icon-sm"
            variant="ghost"
            className="-mt-1.5 -mr-1.5"
            aria-label={`Dismiss: ${title}`}
            onClick={onDismiss}
          >
            <X aria-hidden />
          </Button>
        </div>
        <p className="text-muted text-xs leading-relaxed">{reason}</p>
        <p className="text-xs leading-relaxed">{effect}</p>
      </div>
      {leadsTo === null && price ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-xs tabular-nums">
            {moneyText(price.totalMicros)}, about {waitText(price.typicalSeconds)}
          </p>
          <Button size="sm" variant="primary" busy={busy} aria-label={`Apply: ${title}`} onClick={onApply}>
            Apply and run
          </Button>
        </div>
      ) : (
        <Button asChild size="sm" className="justify-self-end">
          <Link
            href={leadsTo === "heroes" ? `/projects/${projectId}?tab=look` : `/studio?again=${projectId}`}
          >
            {leadsTo === "heroes" ? "Find the look" : "Choose models"} <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </li>
  );
}
