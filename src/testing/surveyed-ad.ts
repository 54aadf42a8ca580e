import type { Database } from "@/db/client";
import { newestBrief } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import type { ExportFiles, RunRef } from "@/domain/build/build";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import { hash32 } from "@/domain/random";
import { nextCheckpoint } from "@/domain/run/checkpoints";
import type { Workspace } from "@/domain/workspace/workspace";
import { build } from "@/pipeline/build";
import { digestOf } from "@/pipeline/content-key";
import type { Models } from "@/pipeline/ports";
import { makeAd, planAd, type Recipe } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";
import { decidedFor } from "@/runtime/decided-for";
import { promptsOfShot, surveyProject } from "@/runtime/survey-project";
import { testStudio } from "@/testing/studio";

/** The recipe of an ad whose video has the key of a rendered one, but no file: for tests of what would be made again. */
export const surveyableAd: Recipe = async (ctx) => {
  const { brief, planned } = await planAd(ctx);
  const { plan } = planned.value;
  const { chainedFrames, parallelClips } = brief.value.coherence;
  await drawElements(ctx, { brief, planned, look: null });
  await drawFrames(ctx, { plan, chained: chainedFrames });
  await animateShots(ctx, { plan, parallel: parallelClips });
  const { clips } = await scoreClips(ctx, { brief, plan });
  const sound = await makeSound(ctx, { brief, planned });
  const { cut } = await assembleTakes(ctx, { brief, planned, clips, sound });
  const digest = digestOf(cut.value);
  const files: ExportFiles = {
    ...{ digest, posterDigest: digest, thumbnailDigest: digest, filmstripDigest: digest },
    ...{ ...cut.value.size, fps: plan.fps, durationFrames: plan.durationFrames, bytes: 1 },
  };
  await build<ExportFiles>(ctx, {
    stage: "finish",
    slot: "video",
    version: 1,
    inputs: { cut: cut.value, title: plan.title, draft: ctx.models.video.draft },
    dependsOn: [cut],
    make: async () => ({ value: files }),
  });
  return { status: "done" };
};

/** What a clip costs there; everything else is free. */
export const clipMicros = 40_000;

/**
 * A studio with a project in which one shot goes on from another, made once. Its pictures show their prompt, so that other
 * words are other bytes.
 */
export async function surveyStudio(db: Database) {
  const studio = await testStudio(db, { priceMicros: clipMicros });
  const { draw, job: _none, ...image } = studio.models.image;
  if (!draw) throw new Error("the fake draws here");
  const drawer = (id: `${string}/${string}`): Models["image"] => ({
    ...image,
    id,
    priceMicros: () => 0,
    draw: (request) => draw({ ...request, seed: hash32(`${request.prompt}/${request.seed}`) }),
  });
  const models = { ...studio.models, image: drawer("fake/image") };
  const desk = {
    forChoice: async (_ownerId: string, choice: ModelChoice): Promise<Models> =>
      choice.image === otherModel ? { ...models, image: drawer(otherModel) } : models,
  };
  const parts = { db, deps: studio.deps, desk };
  return {
    ...studio,
    survey: ({ projectId }: RunRef, wishes?: Workspace) =>
      surveyProject(parts, { projectId, ...(wishes && { wishes }) }),
    promptsOfShot: ({ projectId }: RunRef, shotKey: string, wishes?: Workspace) =>
      promptsOfShot(parts, { projectId, shotKey, ...(wishes && { wishes }) }),
    /** Does what a run was asked for: up to its next checkpoint, else to the cut. */
    async work(run: RunRef): Promise<void> {
      const { models: decided } = await decidedFor(run, { records: studio.deps.records, desk });
      await studio.run(run, { recipe: nextCheckpoint(run.options) ? makeAd : surveyableAd, models: decided });
    },
    /** Makes what is decided by now, as a new run of the project. */
    async makeAgain({ projectId, ownerId }: RunRef): Promise<RunRef> {
      const { id: briefId } = await newestBrief(db, projectId);
      const run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {} } });
      const { models: decided } = await decidedFor(run, { records: studio.deps.records, desk });
      await studio.run(run, { recipe: surveyableAd, models: decided });
      return run;
    },
  };
}

/** Another image model than the usual one. */
export const otherModel = "fake/other-image";
