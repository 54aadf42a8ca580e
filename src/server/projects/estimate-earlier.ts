import type { Database } from "@/db/client";
import { slotModels, slotValue } from "@/db/queries/project-history";
import { briefOf, latestRun, latestVideoRun } from "@/db/queries/runs";
import { type Brief, type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import type { EarlierWork } from "@/domain/cost/estimate-pieces";
import { slotsAnew } from "@/domain/iteration/kept-work";
import { canonicalJson, jsonValue } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import type { PlannedValue } from "@/server/projects/project-view";

/** The newest run of a project, as far as another run finds its work. */
export type EarlierRun = {
  plan: Plan | null;
  /** What stands if the run to come has this text model. */
  workWith(textModel: string): EarlierWork;
};

/**
 * What the newest run has left for a run of `brief`: nothing of its plan when the brief says something else than before.
 *
 * @param localText Id of the text model that stands in when none is chosen.
 * @param anew Slots that are to be filled again whatever stands in them.
 */
export async function earlierRun(
  db: Database,
  {
    projectId,
    brief,
    localText,
    anew = [],
  }: { projectId: string; brief: Brief; localText: string; anew?: readonly string[] },
): Promise<EarlierRun | null> {
  // Where there is no video yet, hero frames have left a plan.
  const run = (await latestVideoRun(db, projectId)) ?? (await latestRun(db, projectId));
  if (!run) return null;
  const before = await briefOf(db, run.id);
  const planned = (await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null;
  const models = await slotModels(db, run.id);
  const same = sameWords(before, brief);
  const changed = planned && same ? slotsAnew(planned.plan, drawnAfter(before), drawnAfter(brief)) : null;
  return {
    plan: planned?.plan ?? null,
    workWith: (textModel) => ({
      text: planned !== null && same && (before.models.text ?? localText) === textModel,
      judge: before.models.judge,
      modelOf: (slot) => (anew.includes(slot) || changed?.has(slot) ? null : (models.get(slot) ?? null)),
    }),
  };
}

/** Whether two briefs lead to the same words and plan, whatever they are drawn with. */
export const sameWords = (one: Brief, other: Brief): boolean => wordsOf(one) === wordsOf(other);

/** Everything that words and plan are made of. */
function wordsOf(brief: Brief): string {
  const { brief: resolved } = drawnAfter(brief);
  const { twoAgentEnhancement, enhancementRounds, detailedPlanning } = resolved.coherence;
  const words = { ...wordsOfBrief(resolved), notes: [] };
  return canonicalJson(jsonValue.parse({ words, twoAgentEnhancement, enhancementRounds, detailedPlanning }));
}

const drawnAfter = (brief: Brief): { brief: ResolvedBrief; heroDigest: string | null } => ({
  brief: resolveBrief(brief, { fallbackSeed: briefSeed(brief) }),
  heroDigest: brief.heroDigest ?? null,
});
