import type { RewriteRequest } from "@/domain/plan/rewrite-request";
import type { RunContext } from "@/pipeline/ports";
import type { RunOutcome } from "@/pipeline/recipes/ad";
import { rewriteWords } from "@/pipeline/stages/plan-shots/rewrite-words";
import { readBrief } from "@/pipeline/stages/read-brief/stage";

/** The recipe of other words for one shot or scene: one question, whose answer is proposed to the maker. */
export async function proposeRewrite(ctx: RunContext, request: RewriteRequest): Promise<RunOutcome> {
  const brief = await readBrief(ctx);
  await rewriteWords(ctx, { brief, request });
  return { status: "done" };
}
