import type { Database } from "@/db/client";
import {
  adoptResults,
  artifactById,
  findArtifact,
  findResults,
  finishWork,
  saveCut,
  saveExport,
  savePlan,
  saveTrace,
} from "@/db/queries/build-records";
import { editedCut } from "@/db/queries/cut-edits";
import { heroLook, heroOf, rankHeroes, saveHero } from "@/db/queries/heroes";
import {
  acceptOperation,
  answerOperation,
  bookOperation,
  failOperation,
  getOperation,
  handleIsTaken,
  markUnclear,
  noteHealth,
  openOperation,
  openOperationsOf,
  reopenOperation,
} from "@/db/queries/operations";
import { plannersAnswer } from "@/db/queries/project-history";
import { takeTurn } from "@/db/queries/provider-turns";
import { findRenderSegment, keepRenderSegment } from "@/db/queries/render-segments";
import { addRunEvent, moveRun, runInputs } from "@/db/queries/runs";
import {
  adviseScorecard,
  costOfTakes,
  findScorecard,
  saveScorecard,
  saveVideoScorecard,
  unscoredTakes,
} from "@/db/queries/scorecards";
import { selectTake, standingTake } from "@/db/queries/selections";
import { takesOfSlot } from "@/db/queries/takes";
import type { RunRef } from "@/domain/build/build";
import type { CostLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import { type ProviderLimits, usualLimits } from "@/domain/operation/operation";
import type { OperationBooks, Records } from "@/pipeline/ports";
import type { Metrics } from "@/runtime/metrics";
import { rememberInputs } from "@/runtime/remembered-inputs";

/** What the books refuse. */
type BookRules = {
  costLimits: CostLimits;
  limits?: ProviderLimits;
  /** Told of every call to a provider. */
  onCall?: Metrics["providerCall"];
};

/** The pipeline's rows, on a database. */
export function createRecords(db: Database, rules: BookRules): Records {
  const inputs = rememberInputs((runId) => runInputs(db, runId));
  const findResult = async (run: RunRef, slot: string) =>
    (await findResults(db, run, [slot])).get(slot) ?? null;
  return {
    operations: operationBooks(db, rules),
    brief: async (run) => (await inputs.of(run)).brief,
    workspace: async (run) => (await inputs.of(run)).workspace,
    plannersAnswer: (run) => plannersAnswer(db, run.projectId),
    artifact: (ownerId, id) => artifactById(db, { ownerId, id }),
    findArtifact: (ownerId, contentKey) => findArtifact(db, { ownerId, contentKey }),
    finishWork: (work) => finishWork(db, work),
    findResult,
    findResults: (run, slots) => findResults(db, run, slots),
    async result(run, slot) {
      const found = await findResult(run, slot);
      if (!found) throw new StudioError("not-found", `Nothing fills ${slot} in this run yet`);
      return found;
    },
    findSegment: (name) => findRenderSegment(db, name),
    keepSegment: (segment) => keepRenderSegment(db, segment),
    savePlan: (run, plan) => savePlan(db, run, plan),
    saveTrace: (run, trace) => saveTrace(db, run, trace),
    saveScorecard: (takeId, card) => saveScorecard(db, takeId, card),
    findScorecard: (takeId, version) => findScorecard(db, { takeId, version }),
    saveVideoScorecard: (exportId, card) => saveVideoScorecard(db, exportId, card),
    unscoredTakes: (run, version) => unscoredTakes(db, run, version),
    costOfTakes: (takeIds) => costOfTakes(db, takeIds),
    adviseScorecard: (takeId, advice) => adviseScorecard(db, takeId, advice),
    select: (run, choice) => selectTake(db, run, choice),
    takesOfSlot: async (run, slot) =>
      (await takesOfSlot(db, { projectId: run.projectId, slot })).map(({ id }) => id),
    standingTake: (run, slot) => standingTake(db, run, slot),
    heroLook: (ownerId, digest) => heroLook(db, { ownerId, digest }),
    heroOf: ({ projectId }, takeId) => heroOf(db, { projectId, takeId }),
    saveHero: (run, hero) => saveHero(db, run, hero),
    rankHeroes: (run, ranking) => rankHeroes(db, run, ranking),
    editedCut: (run) => editedCut(db, run),
    adoptResults: (run) => adoptResults(db, run),
    saveCut: (run, cut) => saveCut(db, run, cut),
    saveExport: (run, cutId, files) => saveExport(db, run, { cutId, files }),
    startRun: (run) =>
      db.transaction(async (tx) => {
        const moved = await moveRun(tx, run.id, { from: ["queued", "running"], to: "running" });
        if (!moved) throw new StudioError("cancelled", "The run was cancelled before it began");
        await addRunEvent(tx, run, { key: "run/started", data: { type: "run-started" } });
      }),
    tell: (run, event) => addRunEvent(db, run, event),
    async endRun(run, { status, failure }) {
      await db.transaction(async (tx) => {
        const moved = await moveRun(tx, run.id, { from: ["queued", "running"], to: status, failure });
        if (!moved) return;
        await addRunEvent(tx, run, {
          key: "run/ended",
          data: { type: "run-ended", status, message: failure?.message ?? null },
        });
      });
      inputs.forget(run);
    },
  };
}

function operationBooks(
  db: Database,
  { costLimits, limits = usualLimits, onCall }: BookRules,
): OperationBooks {
  return {
    open: (run, wanted) => openOperation(db, run, { wanted, limits: costLimits }),
    get: (id) => getOperation(db, id),
    takeTurn: ({ id, holder, limited }) =>
      takeTurn(db, { id, holder, limits: limited ? limits : null, now: new Date() }),
    reopen: (id) => reopenOperation(db, id),
    accept: (id, handle) => acceptOperation(db, id, handle),
    answer: (id, answer) => answerOperation(db, id, answer),
    unclear: (id, message) => markUnclear(db, id, message),
    fail: (run, end) => failOperation(db, run, end),
    isTaken: (job) => handleIsTaken(db, job),
    health({ provider, failure, seconds }) {
      onCall?.({ provider, outcome: failure === null ? "ok" : "failed", seconds });
      return noteHealth(db, { provider, failure, now: new Date() }, limits);
    },
    book: (run, id) => bookOperation(db, run, id),
    openOf: (run) => openOperationsOf(db, run.id),
  };
}
