import { keepPreviousData } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useReducer, useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import type { ComparisonKind } from "@/domain/comparison/comparison";
import { type Draft, emptyDraft } from "@/features/composer/draft";
import { readStoredDraft } from "@/features/composer/stored-draft";
import { useDebounced } from "@/features/timing/use-debounced";
import { trpc } from "@/trpc/client";
import { changeDefinition, checkDefinition, type Definition, startDefinition } from "./definition";

/**
 * The definition, begun from a project or from what stands in the composer, which it leaves as it is. Only in the browser:
 * the composer's draft is kept there, and seeds are drawn by lot.
 */
export const useDefinition = (start: Draft | null, kind: ComparisonKind) =>
  useReducer(changeDefinition, null, () => startDefinition(start ?? readStoredDraft() ?? emptyDraft(), kind));

/** The prices of a definition as it stands, asked for when typing rests, and the way to start it. */
export function useStart(definition: Definition, fromProjectId: string | null) {
  const router = useRouter();
  const rested = useDebounced(definition, 400);
  const restedCheck = checkDefinition(rested, fromProjectId);
  const estimate = trpc.comparisons.estimate.useQuery(
    { wanted: restedCheck.wanted ?? emptyWish },
    { enabled: restedCheck.wanted !== null, placeholderData: keepPreviousData },
  );
  const create = trpc.comparisons.create.useMutation();
  const request = useRef({ text: "", key: "" });

  async function start(): Promise<void> {
    const { wanted } = checkDefinition(definition, fromProjectId);
    if (!wanted) return;
    // Asking for the same thing again is the same request, however often the button is pressed.
    const text = JSON.stringify(wanted);
    if (request.current.text !== text) request.current = { text, key: uuidv7() };
    const { comparisonId } = await create.mutateAsync({ wanted, requestKey: request.current.key });
    router.push(`/compare/${comparisonId}`);
  }

  const current = restedCheck.wanted !== null && rested === definition && !estimate.isPlaceholderData;
  return {
    estimate: restedCheck.wanted ? estimate.data : undefined,
    /** Whether the prices are those of what is on the screen. */
    current: current && estimate.data !== undefined,
    estimateError: restedCheck.wanted ? estimate.error : null,
    start,
    starting: create.isPending || create.isSuccess,
    startError: create.error,
  };
}

/** Never sent: the question rests while there is nothing to ask. */
const emptyWish = { base: { prompt: "" }, variations: [] };
