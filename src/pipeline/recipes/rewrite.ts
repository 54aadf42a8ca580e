import type { RewriteRequest } from "@/domain/plan/rewrite-shot";
import type { RunContext } from "@/pipeline/ports";
import type { RunOutcome } from "@/pipeline/recipes/ad";
import { rewriteShot } from "@/pipeline/stages/plan-shots/rewrite-shot";
import { readBrief } from "@/pipeline/stages/read-brief/stage";

/** The recipe of other words for one shot: one question, whose answer is proposed to the maker. */
export async function proposeRewrite(ctx: RunContext, request: RewriteRequest): Promise<RunOutcome> {
  await rewriteShot(ctx, { brief: await readBrief(ctx), request });
  return { status: "done" };
}
