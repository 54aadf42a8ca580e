import type { Database } from "@/db/client";
import type { ExportFiles, RunRef } from "@/domain/build/build";
import type { Workspace } from "@/domain/workspace/workspace";
import { build } from "@/pipeline/build";
import { digestOf } from "@/pipeline/content-key";
import { planAd, type Recipe } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";
import { surveyProject } from "@/runtime/survey-project";
import type { testStudio } from "@/testing/studio";

type Studio = Awaited<ReturnType<typeof testStudio>>;

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

/** The pieces of a run's project, as they stand to what is decided. */
export const piecesOf = (
  { db, studio }: { db: Database; studio: Studio },
  { projectId }: RunRef,
  wishes?: Workspace,
) => {
  const desk = { forChoice: async () => studio.models };
  return surveyProject({ db, deps: studio.deps, desk }, { projectId, ...(wishes && { wishes }) });
};
