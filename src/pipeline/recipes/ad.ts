import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { type ErrorCode, isCancellation, StudioError } from "@/domain/errors";
import { waitsAfter } from "@/domain/run/checkpoints";
import { takeHeroLook } from "@/pipeline/hero-look";
import type { RunContext } from "@/pipeline/ports";
import type { ShotFailure } from "@/pipeline/shot-outcome";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { finishVideo } from "@/pipeline/stages/finish-video/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { type Planned, planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";

export type RunOutcome =
  | { status: "done" }
  /** A guided run is at a checkpoint; the next attempt goes on from what is there. */
  | { status: "waiting" }
  | { status: "needs-attention"; failures: ShotFailure[] };

/** What a run does, from its brief on. */
export type Recipe = (ctx: RunContext) => Promise<RunOutcome>;

/** The recipe of an ad, from brief to finished video; guided it stops at every checkpoint that was not passed. */
export const makeAd: Recipe = async (ctx) => filmPlan(ctx, await planAd(ctx));

export type PlannedVideo = { brief: Built<ResolvedBrief>; planned: Built<Planned> };

/** The words of an ad. */
export async function planAd(ctx: RunContext): Promise<PlannedVideo> {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  return { brief, planned: await planShots(ctx, { brief, prompt }) };
}

/** From a plan to the finished video. */
export async function filmPlan(ctx: RunContext, { brief, planned }: PlannedVideo): Promise<RunOutcome> {
  const { options } = ctx.run;
  if (waitsAfter(options, "plan")) return { status: "waiting" };
  const { plan } = planned.value;
  const { coherence } = brief.value;
  const look = await takeHeroLook(ctx);
  await drawElements(ctx, { brief, planned, look });
  const undrawn = await drawFrames(ctx, { plan, chained: coherence.chainedFrames });
  if (undrawn.length > 0) return { status: "needs-attention", failures: undrawn };
  if (waitsAfter(options, "frames")) return { status: "waiting" };
  const unmoved = await animateShots(ctx, { plan, parallel: coherence.parallelClips });
  if (unmoved.length > 0) return { status: "needs-attention", failures: unmoved };
  const { clips, scored } = await scoreClips(ctx, { brief, plan });
  if (waitsAfter(options, "clips")) return { status: "waiting" };
  const sound = await makeSound(ctx, { brief, planned });
  const { cut, cutId } = await assembleTakes(ctx, { brief, planned, clips, sound });
  await finishVideo(ctx, { planned, cut, cutId, scored });
  return { status: "done" };
}

/** Runs the recipe and writes down how it ended, whatever happens. Only unexpected errors come out of it. */
export async function runToEnd(
  ctx: RunContext,
  recipe: Recipe = makeAd,
): Promise<RunOutcome | { status: "failed" | "cancelled"; error: StudioError }> {
  await ctx.steps.run("run/started", async () => {
    await ctx.records.startRun(ctx.run);
    return null;
  });
  try {
    const outcome = await recipe(ctx);
    const failure =
      outcome.status === "needs-attention"
        ? { code: attentionCode(outcome.failures), message: attentionMessage(ctx, outcome.failures) }
        : null;
    await end(ctx, outcome.status, failure);
    return outcome;
  } catch (error) {
    if (isCancellation(error)) {
      await end(ctx, "cancelled", null);
      return { status: "cancelled", error: asStudioError(error) };
    }
    if (!(error instanceof StudioError)) throw error;
    // These wait for a decision of the maker's; nothing is wrong with what was made so far.
    const status = waitsForMaker.has(error.code) ? "needs-attention" : "failed";
    await end(ctx, status, { code: error.code, message: error.message });
    return { status: "failed", error };
  }
}

function end(
  ctx: RunContext,
  status: "done" | "waiting" | "needs-attention" | "failed" | "cancelled",
  failure: { code: string; message: string } | null,
) {
  return ctx.steps.run(`run/ended-${status}`, async () => {
    await ctx.records.endRun(ctx.run, { status, failure });
    return null;
  });
}

const asStudioError = (error: unknown) =>
  error instanceof StudioError
    ? error
    : new StudioError("cancelled", "The run was cancelled", { cause: error });

const waitsForMaker: ReadonlySet<ErrorCode> = new Set(["cost-limit", "outcome-unknown"]);

/** What the maker has to decide comes before what merely failed. */
const attentionCode = (failures: readonly ShotFailure[]) =>
  failures.map(({ code }) => code).find((code) => code === "cost-limit" || code === "outcome-unknown") ??
  "media-failed";

function attentionMessage({ run }: RunContext, failures: readonly ShotFailure[]): string {
  const [first] = failures;
  const noun = run.options.heroes ? "hero frame" : "shot";
  const count = failures.length === 1 ? `One ${noun}` : `${failures.length} ${noun}s`;
  return `${count} could not be made; everything else is kept. ${first?.message ?? ""}`.trim();
}
