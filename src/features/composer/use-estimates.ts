import { keepPreviousData } from "@tanstack/react-query";
import { asDraft, isBeyondDraft } from "@/domain/catalogue/model-choice";
import type { BriefChange } from "@/domain/iteration/brief-changes";
import type { CostEstimate } from "@/domain/view/views";
import { type Draft, draftErrors, draftToBrief } from "@/features/composer/draft";
import { useDebounced } from "@/features/timing/use-debounced";
import { trpc } from "@/trpc/client";

export type Estimates = {
  /** With the chosen models. */
  real: CostEstimate | undefined;
  /** The draft that can come before it; null when this machine makes all of it anyway. */
  draft: CostEstimate | undefined | null;
  /** What is other than in the project that is made again; undefined for a new one. */
  changes: BriefChange[] | undefined;
  error: unknown;
};

/**
 * The price of the draft as it stands, asked for when typing rests.
 *
 * @param again Project that is made again after the draft: what it has made already costs nothing.
 */
export function useEstimates(value: Draft, again: string | null): Estimates {
  const rested = useDebounced(value, 400);
  const complete = Object.keys(draftErrors(rested)).length === 0;
  const brief = draftToBrief(rested);
  const options = { placeholderData: keepPreviousData };
  const anew = trpc.projects.estimate.useQuery({ brief }, { ...options, enabled: complete && !again });
  const next = trpc.iterations.estimate.useQuery(
    { projectId: again ?? "", brief },
    { ...options, enabled: complete && again !== null },
  );
  const real = again ? { data: next.data?.estimate, error: next.error } : anew;
  const choosable = !again && isBeyondDraft(value.models);
  const draft = trpc.projects.estimate.useQuery(
    { brief: { ...brief, models: asDraft(rested.models) } },
    { ...options, enabled: complete && choosable },
  );
  const known = (estimate: CostEstimate | undefined) => (complete ? estimate : undefined);
  return {
    real: known(real.data),
    draft: choosable ? known(draft.data) : null,
    changes: complete ? next.data?.changes : undefined,
    error: complete ? (real.error ?? draft.error) : null,
  };
}
