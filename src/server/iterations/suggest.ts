import { dismissedOf, finishedRuns, runResults, scoredTakes, setDismissed } from "@/db/queries/iterations";
import { runTraces } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { type Measured, type Suggestion, suggestNext } from "@/domain/iteration/suggestions";
import type { Plan } from "@/domain/plan/plan";
import type { Scorecard } from "@/domain/quality/scorecard";
import { slots } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";
import type { SuggestionView } from "@/domain/view/suggestion-views";
import type { SignedInContext } from "@/server/context";
import { estimateIteration } from "./start-iteration";

/** What to try next, from what was measured on the newest iteration, each with its price; dismissed ones are marked. */
export async function listSuggestions(
  ctx: SignedInContext,
  { projectId }: { projectId: string },
): Promise<SuggestionView[]> {
  const newest = await newestIteration(ctx, projectId);
  if (!newest) return [];
  const measured = await measuredOf(ctx, { projectId, runId: newest });
  const dismissed = await dismissedOf(ctx.db, newest);
  return Promise.all(
    suggestNext(measured).map(async (suggestion) => ({
      ...suggestion,
      dismissed: dismissed.has(suggestion.key),
      price: await priceOf(ctx, { projectId, brief: measured.brief, suggestion }),
    })),
  );
}

/** Puts a suggestion away for the newest iteration, or shows it again. */
export async function dismissSuggestion(
  ctx: Pick<SignedInContext, "db">,
  { projectId, key, dismissed }: { projectId: string; key: string; dismissed: boolean },
): Promise<{ key: string }> {
  const runId = await newestIteration(ctx, projectId);
  if (!runId) throw new StudioError("not-found", "This project has no iteration yet");
  await setDismissed(ctx.db, { runId, key, dismissed });
  return { key };
}

async function newestIteration(
  { db }: Pick<SignedInContext, "db">,
  projectId: string,
): Promise<string | null> {
  return (await finishedRuns(db, projectId))[0]?.run.id ?? null;
}

async function measuredOf(
  { db }: Pick<SignedInContext, "db">,
  { projectId, runId }: { projectId: string; runId: string },
): Promise<Measured> {
  const { data: brief } = await newestBrief(db, projectId);
  const results = await runResults(db, { runIds: [runId], slots: ["cut", "plan"] });
  const cut = results.find(({ slot }) => slot === "cut")?.data as unknown as Cut | undefined;
  const planned = results.find(({ slot }) => slot === "plan")?.data as unknown as { plan: Plan } | undefined;
  const takeIds = (cut ? seenClips(cut) : []).map(({ takeId }) => takeId);
  const takes = await scoredTakes(db, takeIds);
  const shots = planned?.plan.shots ?? [];
  const seams = (await runTraces(db, runId)).filter(({ stage }) => stage === "score");
  return {
    brief,
    clips: shots.map(({ key }) => {
      const scored = takes.find(({ take }) => take.slot === slots.clip(key));
      return {
        shotKey: key,
        card: (scored?.card ?? null) as unknown as Scorecard | null,
        draft: scored?.take.draft ?? false,
      };
    }),
    seams: seams.flatMap(({ position, data }) => {
      const card = data as unknown as Scorecard;
      if (card.subject !== "seam") return [];
      return [{ number: position + 1, continues: shots[position + 1]?.continuesPrevious ?? false, card }];
    }),
  };
}

/** What following a suggestion costs; null for one that asks for a decision first. */
async function priceOf(
  ctx: SignedInContext,
  { projectId, brief, suggestion }: { projectId: string; brief: Brief; suggestion: Suggestion },
): Promise<SuggestionView["price"]> {
  if (suggestion.leadsTo !== null) return null;
  const { coherence, redraw } = suggestion.change;
  const wanted = { ...brief, coherence: { ...brief.coherence, ...coherence } };
  const { estimate } = await estimateIteration(ctx, { projectId, brief: wanted, redraw });
  const { totalMicros, typicalSeconds } = estimate;
  return { totalMicros, typicalSeconds };
}
