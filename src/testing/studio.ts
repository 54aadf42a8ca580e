import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Database } from "@/db/client";
import { findUserByIdentifier, insertUser } from "@/db/queries/users";
import { type BriefInput, brief as briefSchema, inUsualSize } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import type { ShortSide } from "@/domain/media/format";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { inlineSteps } from "@/pipeline/inline-steps";
import type { Models, RunContext, StageDeps, Steps } from "@/pipeline/ports";
import { type Recipe, runToEnd } from "@/pipeline/recipes/ad";
import { recipeOfRun } from "@/pipeline/recipes/heroes";
import { runJob } from "@/pipeline/run-job";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { createMeasure } from "@/quality/measure";
import { createDesk } from "@/runtime/desk";
import { createRecords } from "@/runtime/records";
import { createWorkFiles } from "@/runtime/work-files";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { type FakeOptions, fakeModels } from "@/testing/fake-models";
import { makePlainClip } from "@/testing/plain-clips";
import { sharedWorkers } from "@/testing/shared-workers";
import { steadyMeasure } from "@/testing/steady-measure";

/**
 * The pipeline on real rows, files and media jobs, with models that do next to nothing. Scores are made up unless it
 * `measures`.
 */
export async function testStudio(
  db: Database,
  { measures = false, ...options }: Partial<FakeOptions> & { measures?: boolean } = {},
) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-studio-"));
  const { models, calls } = fakeModels({
    text: createTemplateTextModel(),
    makeClip: makePlainClip,
    ...options,
  });
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "key for tests that is long enough" }) });
  const engine = await resolveMediaEngine();
  const deps: StageDeps = {
    records: createRecords(db, { costLimits: noLimits }),
    blobs,
    files: createWorkFiles({ blobs, folder }),
    media: async () => engine,
    workers: sharedWorkers,
    measure: measures
      ? createMeasure({ workers: sharedWorkers, media: async () => engine })
      : steadyMeasure(),
  };
  const desk = createDesk(db);
  return {
    calls,
    deps,
    desk,
    blobs,
    /**
     * A run for a brief; equal briefs of one owner share a project. Most tests are not about pixels: a video that names no
     * size is small, so that it is made in a fraction of the time.
     * @param usual Null for what a brief without a size is to makers.
     */
    async open(brief: BriefInput, usual: ShortSide | null = 360): Promise<RunRef> {
      const sized = inUsualSize(briefSchema.parse(brief), usual);
      return desk.openRun({ ownerId: await ownerOf(db), brief: sized });
    },
    models,
    run: async (
      run: RunRef,
      {
        signal,
        wrap,
        models: others = models,
        recipe = recipeOfRun,
      }: {
        signal?: AbortSignal;
        wrap?: (steps: Steps) => Steps;
        models?: Models;
        recipe?: Recipe;
      } = {},
    ) => {
      const inline: Steps = inlineSteps({
        runJob: (job, input) => runJob(ctx, job, input),
        sleep: async () => undefined,
      });
      const ctx: RunContext = {
        ...deps,
        run,
        wishes: await deps.records.workspace(run),
        models: others,
        callbackUrl: () => null,
        steps: wrap ? wrap(inline) : inline,
        signal: signal ?? new AbortController().signal,
      };
      return runToEnd(ctx, recipe);
    },
    async close() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The account that test runs belong to. */
async function ownerOf(db: Database): Promise<string> {
  const known = await findUserByIdentifier(db, "tester");
  if (known) return known.id;
  const user = { username: "tester", email: null, passwordHash: null };
  const added = await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false }));
  if (!added) throw new Error("no account for tests");
  return added.id;
}
