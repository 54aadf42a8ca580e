import { settingEffects } from "@/db/queries/insights/effects";
import type { InsightQuestion } from "@/domain/insights/question";
import type { EffectsView } from "@/domain/insights/views";
import type { SignedInContext } from "@/server/context";
import { measuredFor, resolveQuestion } from "@/server/insights/resolve-question";

/** What changing one setting did, over pairs of runs of one brief that differ in nothing else. */
export async function effectsView(ctx: SignedInContext, wanted: InsightQuestion): Promise<EffectsView> {
  // Pairs are of clips, and a pair has two models, formats and settings: only days and people tell them apart.
  const { model: _model, format: _format, setting: _setting, ...rest } = wanted;
  const question: InsightQuestion = { ...rest, subject: "clip" };
  const asked = await resolveQuestion(ctx, question);
  const { shown, choices } = await measuredFor(ctx, asked);
  const { ownerId, audience, filter } = asked;
  const { days } = filter;
  const effects = shown ? await settingEffects(ctx.db, { ownerId, days }, shown) : [];
  return { question: wanted, days, audience, choices, shown, effects };
}
