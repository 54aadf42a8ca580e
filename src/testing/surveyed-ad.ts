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
import type { EffectRequest, MusicRequest, SpeechRequest } from "@/providers/contract/audio-models";
import type { ImageRequest, LocalWork } from "@/providers/contract/image-model";
import type { MediaFile } from "@/providers/contract/media-result";
import { decidedFor } from "@/runtime/decided-for";
import type { WishedModels } from "@/runtime/model-desk";
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

/** What pieces cost there; each kind something of its own, so that sums tell what they are made of. Words are free. */
const clipMicros = 40_000;
const pictureMicros = 3_000;
const musicMicros = 700;
const effectMicros = 110;
const speechMicros = 13;

/** The same work, done and billed by another machine, which answers at once. */
const billed = <Request>(micros: number, work: (request: Request & LocalWork) => Promise<MediaFile>) => ({
  priceMicros: () => micros,
  job: {
    provider: "local",
    ceilingMicros: () => micros,
    submit: async (request: Request, { outputFolder }: { outputFolder: string }) => ({
      state: "answered" as const,
      result: await work({ ...request, outputFolder }),
      costMicros: micros,
    }),
    find: async () => "absent" as const,
    status: () => Promise.reject(new Error("it has answered already")),
    cancel: async () => undefined,
  },
});

/** The sounds of these models, billed. */
function billedSounds({ music, effects, speech }: Models): Pick<Models, "music" | "effects" | "speech"> {
  if (!speech) throw new Error("the fakes speak here");
  const { make: play, job: _music, ...musician } = music;
  const { make: knock, job: _effects, ...foley } = effects;
  const { make: say, job: _speech, ...speaker } = speech;
  if (!play || !knock || !say) throw new Error("the fakes make sounds here");
  return {
    music: {
      ...musician,
      ...billed<MusicRequest>(musicMicros, async (request) => (await play(request)).file),
    },
    effects: {
      ...foley,
      ...billed<EffectRequest>(effectMicros, async (request) => (await knock(request)).file),
    },
    speech: {
      ...speaker,
      ...billed<SpeechRequest>(speechMicros, async (request) => (await say(request)).file),
    },
  };
}

/**
 * A studio with a project in which one shot goes on from another, made once. Its pictures show their prompt and who drew them, so
 * that other words are other bytes.
 */
export async function surveyStudio(db: Database) {
  const studio = await testStudio(db, { priceMicros: clipMicros });
  const { draw, job: _none, ...image } = studio.models.image;
  if (!draw) throw new Error("the fake draws here");
  const drawer = (id: `${string}/${string}`): Models["image"] => ({
    ...image,
    id,
    ...billed<ImageRequest>(pictureMicros, (request) =>
      draw({ ...request, seed: hash32(`${id}/${request.prompt}/${request.seed}`) }),
    ),
  });
  const models = { ...studio.models, ...billedSounds(studio.models), image: drawer("fake/image") };
  const desk = {
    forChoice: async (_ownerId: string, choice: ModelChoice, wished?: WishedModels): Promise<Models> => ({
      ...models,
      ...(choice.image === otherModel && { image: drawer(otherModel) }),
      ...(wished?.image.includes(otherModel) && { wished: { image: [drawer(otherModel)], video: [] } }),
    }),
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
