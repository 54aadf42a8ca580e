import type { ExportFiles } from "@/domain/build/build";
import { build } from "@/pipeline/build";
import { digestOf } from "@/pipeline/content-key";
import { takeHeroLook } from "@/pipeline/hero-look";
import type { Recipe } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";

/**
 * The recipe of an ad, of whose cut no file is rendered: equal cuts have equal digests, as equal files would. For tests of
 * what surrounds the video, not of the video.
 */
export const unrenderedAd: Recipe = async (ctx) => {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  const planned = await planShots(ctx, { brief, prompt });
  const { plan } = planned.value;
  const { coherence } = brief.value;
  await drawElements(ctx, { brief, planned, look: await takeHeroLook(ctx) });
  const undrawn = await drawFrames(ctx, { plan, chained: coherence.chainedFrames });
  if (undrawn.length > 0) return { status: "needs-attention", failures: undrawn };
  const unmoved = await animateShots(ctx, { plan, parallel: coherence.parallelClips });
  if (unmoved.length > 0) return { status: "needs-attention", failures: unmoved };
  const { clips } = await scoreClips(ctx, { brief, plan });
  const sound = await makeSound(ctx, { brief, planned });
  const { cut, cutId } = await assembleTakes(ctx, { brief, planned, clips, sound });
  const { fps, size } = cut.value;
  const digest = digestOf(cut.value);
  const files: ExportFiles = {
    ...{ digest, posterDigest: digest, thumbnailDigest: digest, filmstripDigest: digest },
    ...{ ...size, fps, durationFrames: plan.durationFrames, bytes: 1 },
  };
  const video = await build<ExportFiles>(ctx, {
    stage: "finish",
    slot: "video",
    version: 0,
    inputs: { digest },
    dependsOn: [cut],
    make: async () => ({ value: files }),
  });
  await ctx.steps.run("finish/save", () => ctx.records.saveExport(ctx.run, cutId, video.value));
  return { status: "done" };
};
