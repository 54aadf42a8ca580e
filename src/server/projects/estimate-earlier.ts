import type { Database } from "@/db/client";
import { slotModels, slotValue } from "@/db/queries/project-history";
import { briefOf, latestRun } from "@/db/queries/runs";
import type { Brief } from "@/domain/brief/brief";
import type { EarlierWork } from "@/domain/cost/estimate-pieces";
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
  const run = await latestRun(db, projectId);
  if (!run) return null;
  const before = await briefOf(db, run.id);
  const planned = (await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null;
  const models = await slotModels(db, run.id);
  const same = sameWords(before, brief);
  return {
    plan: planned?.plan ?? null,
    workWith: (textModel) => ({
      text: planned !== null && same && (before.models.text ?? localText) === textModel,
      modelOf: (slot) => (anew.includes(slot) ? null : (models.get(slot) ?? null)),
    }),
  };
}

/** Whether two briefs say the same, whichever models work on them. */
export const sameWords = (one: Brief, other: Brief): boolean => wordsOf(one) === wordsOf(other);

/** Everything of a brief but its models. */
const wordsOf = ({ models, ...words }: Brief) => canonicalJson(jsonValue.parse(words));
