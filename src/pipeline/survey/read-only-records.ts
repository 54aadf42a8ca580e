import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import type { Workspace } from "@/domain/workspace/workspace";
import type { Records } from "@/pipeline/ports";
import type { Findings } from "@/pipeline/survey/look-up";

/** Rows as a survey has them: results are its own findings, and nothing is written. */
export function readOnlyRecords(
  records: Records,
  { findings, brief, wishes }: { findings: Findings; brief: Brief; wishes: Workspace },
): Records {
  return {
    ...records,
    brief: async () => brief,
    workspace: async () => wishes,
    findResult: async (_run, slot) => findings.get(slot)?.built ?? null,
    findResults: async (_run, slots) =>
      new Map(
        slots.flatMap((slot) => {
          const found = findings.get(slot);
          return found ? [[slot, found.built]] : [];
        }),
      ),
    async result(_run, slot) {
      const found = findings.get(slot);
      if (!found) throw new StudioError("not-found", `Nothing is known of ${slot}`);
      return found.built;
    },
    finishWork: () => Promise.reject(new Error("A survey makes nothing")),
    savePlan: async () => undefined,
    saveTrace: async () => undefined,
    saveScorecard: async () => undefined,
    saveVideoScorecard: async () => undefined,
    adviseScorecard: async () => undefined,
    unscoredTakes: async () => [],
    select: async () => undefined,
    saveHero: async () => undefined,
    rankHeroes: async () => undefined,
    saveCut: async () => ({ cutId: "" }),
    saveExport: async () => ({ exportId: "", version: 0, isNew: false }),
    startRun: async () => undefined,
    tell: async () => undefined,
    endRun: async () => undefined,
  };
}
