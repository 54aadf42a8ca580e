import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { inlineSteps } from "@/pipeline/inline-steps";
import type { RunContext } from "@/pipeline/ports";
import type { PlannedVideo } from "@/pipeline/recipes/ad";
import { planVideo } from "@/pipeline/recipes/plan-video";
import { runJob } from "@/pipeline/run-job";
import { createLookUp, type Findings } from "@/pipeline/survey/look-up";
import type { Past } from "@/pipeline/survey/past";
import { readOnlyRecords } from "@/pipeline/survey/read-only-records";

/** A context in which the stages' own code can be walked without making or writing anything, and what it finds. */
export function surveyContext(
  base: RunContext,
  { brief, past }: { brief: Brief; past: Past },
): { ctx: RunContext; findings: Findings } {
  const findings: Findings = new Map();
  const ctx: RunContext = {
    ...base,
    records: readOnlyRecords(base.records, { findings, brief, wishes: base.wishes }),
    // Stand-ins have no file; nobody opens one.
    files: { ...base.files, pathOf: async (digest) => digest },
    models: { ...base.models, moderation: null, judge: null },
    steps: inlineSteps({
      runJob: (job, input) => runJob(ctx, job, input),
      sleep: () => Promise.reject(new Error("A survey waits for nothing")),
    }),
    lookUp: createLookUp({ past, wishes: base.wishes, findings }),
  };
  return { ctx, findings };
}

/** Null while there is no plan: what comes after it cannot be known. */
export async function planOrNothing(ctx: RunContext): Promise<PlannedVideo | null> {
  try {
    return await planVideo(ctx);
  } catch (error) {
    if (error instanceof StudioError && error.code === "not-found") return null;
    throw error;
  }
}
