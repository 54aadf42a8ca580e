import {
  type DailyFilter,
  installationScope,
  knownSettings,
  type Measured,
  userScope,
} from "@/db/queries/insights/daily-filter";
import { countedUnder, measuredIn } from "@/db/queries/insights/quality";
import { findUserById } from "@/db/queries/users";
import { StudioError } from "@/domain/errors";
import { choicesOf, newestOf, settingsWith } from "@/domain/insights/choices";
import { type InsightQuestion, insightDays, readSettingText } from "@/domain/insights/question";
import type { RunSettings } from "@/domain/insights/run-settings";
import type { Audience, InsightChoices } from "@/domain/insights/views";
import type { SignedInContext } from "@/server/context";

export type Asked = {
  question: InsightQuestion;
  filter: DailyFilter;
  /** Null: everybody's. */
  ownerId: string | null;
  audience: Audience;
  settings: ReadonlyMap<number, RunSettings>;
};

/**
 * What the person who asks may see of it: their own, or for administrators everybody's or one person's. Somebody else's
 * numbers are "not-found" for all others.
 */
export async function resolveAudience(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  userId: string | undefined,
): Promise<{ ownerId: string | null; scope: string; audience: Audience }> {
  const isAdmin = user.role === "admin";
  if (!isAdmin && userId !== undefined && userId !== user.userId) {
    throw new StudioError("not-found", "There is nothing here");
  }
  const ownerId = isAdmin ? (userId ?? null) : user.userId;
  if (ownerId === null) return { ownerId, scope: installationScope, audience: { person: null, own: false } };
  const person = await findUserById(db, ownerId);
  if (!person) throw new StudioError("not-found", "There is no such account");
  return {
    ownerId,
    scope: userScope(ownerId),
    audience: { person: { id: person.id, username: person.username }, own: ownerId === user.userId },
  };
}

/** A question with its days, its audience and the combinations of settings that its filter means. */
export async function resolveQuestion(ctx: SignedInContext, question: InsightQuestion): Promise<Asked> {
  const { ownerId, scope, audience } = await resolveAudience(ctx, question.userId);
  const settings = await knownSettings(ctx.db);
  const wanted = question.setting === undefined ? null : readSettingText(question.setting);
  return {
    question,
    ownerId,
    audience,
    settings,
    filter: {
      scope,
      days: insightDays(question, new Date()),
      model: question.model ?? null,
      format: question.format ?? null,
      settingsIds: wanted && settingsWith(settings, wanted),
    },
  };
}

/** Which numbers a question means, and what else it could ask for. */
export async function measuredFor(
  { db }: Pick<SignedInContext, "db">,
  { question, filter, settings }: Asked,
): Promise<{ shown: Measured | null; choices: InsightChoices }> {
  const measured = await measuredIn(db, filter);
  const found = newestOf(measured, question);
  const under = found ? await countedUnder(db, filter, found) : [];
  const shown = found && {
    subject: found.subject,
    metric: found.metric,
    method: found.method,
    version: found.version,
  };
  return { shown, choices: choicesOf(measured, question, { under, settings }) };
}
