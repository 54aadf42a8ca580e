import path from "node:path";
import sharp from "sharp";
import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import {
  judgedMeasurements,
  type RubricAnswers,
  type RubricQuestion,
  rubricFor,
  rubricSchema,
} from "@/domain/quality/rubric";
import type { Scorecard } from "@/domain/quality/scorecard";
import { type Answer, ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { asAdvice } from "@/pipeline/stages/score-clips/as-advice";
import { judgeWords } from "@/pipeline/stages/score-clips/judge-prompt";
import { type StoredClip, storeFile } from "@/pipeline/stored-media";
import type { JudgeModel } from "@/providers/contract/judge-model";
import { samplePictures } from "@/quality/models/sample-pictures";

const version = 1;
/** Enough to see whether something changes, few enough to be cheap. */
const framesShown = 4;
const longSide = 768;
/** After the traces of seams and faces. */
const firstTracePosition = 100;

export type JudgedTake = { shotKey: string; clip: Built<StoredClip>; card: { value: Scorecard } };

/**
 * Asks the judge, if the maker has chosen one, how well each selected take fits its plan. Its grades are put beside the
 * take's scores, with its reasons; what it was asked, what it said and what that cost is kept. Grades decide nothing, and
 * a judge that fails stops nothing.
 */
export async function judgeShots(
  ctx: RunContext,
  { plan, takes }: { plan: Plan; takes: readonly JudgedTake[] },
): Promise<void> {
  const { judge } = ctx.models;
  if (!judge) return;
  await ctx.steps.parallel(
    plan.shots.map((shot, index) => async () => {
      const take = takes.find(({ shotKey }) => shotKey === shot.key);
      if (!take) return;
      const step = `score/${shot.key}/judge`;
      const failed = `${judge.name} did not judge shot ${index + 1}. The video is not affected`;
      await asAdvice(ctx, { step, failed }, () => judgeShot(ctx, { judge, plan, shot, index, take, step }));
    }),
  );
}

type Judging = {
  judge: JudgeModel;
  plan: Plan;
  shot: PlanShot;
  index: number;
  take: JudgedTake;
  step: string;
};

async function judgeShot(ctx: RunContext, { judge, plan, shot, index, take, step }: Judging): Promise<void> {
  const frames = await framesOf(ctx, take, step);
  const questions = rubricFor(plan, shot);
  const words = judgeWords(plan, { shot, questions, frames: frames.value.length });
  const images = await Promise.all(
    frames.value.map(async (digest) => ({
      digest,
      path: await ctx.files.pathOf(digest),
      contentType: "image/jpeg",
    })),
  );
  const answer = await ask(ctx, {
    stage: "score",
    slot: step,
    task: "judge.clip",
    words,
    input: { questions },
    schema: rubricSchema(questions),
    seed: 0,
    dependsOn: [frames],
    model: judge,
    images,
  });
  const { answers } = answer.value.value as { answers: RubricAnswers };
  await ctx.steps.run(`${step}/save`, async () => {
    const kept = { judge, words, questions, frames: frames.value, answer: answer.value, answers };
    await ctx.records.saveTrace(ctx.run, {
      stage: "score",
      position: firstTracePosition + index,
      title: `What ${judge.name} says of shot ${index + 1}`,
      data: traceOf(kept),
    });
    const { takeId } = take.clip;
    const grades = judgedMeasurements(answers);
    if (takeId) await ctx.records.adviseScorecard(takeId, { version: take.card.value.version, grades });
    return null;
  });
}

/** Frames of the take as small pictures in the store, as they are shown to the judge. */
function framesOf(ctx: RunContext, { clip }: JudgedTake, step: string): Promise<Built<string[]>> {
  return build<string[]>(ctx, {
    stage: "score",
    slot: `${step}/frames`,
    version,
    inputs: { digest: clip.value.digest, framesShown, longSide },
    dependsOn: [clip],
    make: async () => {
      const digests = await ctx.files.inFolder((folder) => drawFrames(ctx, { clip: clip.value, folder }));
      return { value: digests, digests };
    },
  });
}

async function drawFrames(
  ctx: RunContext,
  { clip, folder }: { clip: StoredClip; folder: string },
): Promise<string[]> {
  const file = await ctx.files.pathOf(clip.digest);
  const pictures = await samplePictures(await ctx.media(), { file, count: framesShown });
  const digests: string[] = [];
  for (const [index, { pixels, size }] of pictures.entries()) {
    const target = path.join(folder, `${index}.jpg`);
    await sharp(pixels, { raw: { ...size, channels: 3 } })
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toFile(target);
    digests.push(await storeFile(ctx, { path: target, contentType: "image/jpeg" }));
  }
  return digests;
}

/** Everything that is needed to see how a grade came about. */
function traceOf({
  judge,
  words,
  questions,
  frames,
  answer,
  answers,
}: {
  judge: JudgeModel;
  words: { system: string; prompt: string };
  questions: readonly RubricQuestion[];
  frames: readonly string[];
  answer: Answer<unknown>;
  answers: RubricAnswers;
}): Json {
  return {
    judge: judge.id,
    instructions: words.system,
    prompt: words.prompt,
    frames: [...frames],
    answers: questions.map(({ metric, question }) => ({
      question,
      grade: answers[metric]?.grade ?? "not answered",
      why: answers[metric]?.why ?? "",
    })),
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    costMicros: answer.costMicros,
    ms: answer.ms,
  };
}
