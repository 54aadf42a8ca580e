import { limitsOf } from "@/db/queries/money/limits";
import { balancesOf, type ChargeFilter, heldIn, spentBy, spentByDay } from "@/db/queries/money/usage";
import { findUserById } from "@/db/queries/users";
import { type BalanceKey, installationScope, monthOf, scopeOf } from "@/domain/cost/book";
import type { CostOverview, Standing } from "@/domain/cost/cost-views";
import { eachDay } from "@/domain/cost/range";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { type CostQuestion, costFilter } from "@/server/costs/cost-filter";

/** What was spent in some days, by day and by part, and how the month stands against its limit. */
export async function costOverview(ctx: SignedInContext, question: CostQuestion): Promise<CostOverview> {
  const { days, filter } = costFilter(ctx, question);
  const person = await personOf(ctx, filter.ownerId);
  const key = monthKey(person?.id ?? null);
  const spentOn = await spentByDay(ctx.db, filter);
  const byDay = eachDay(days).map((day) => ({ day, spentMicros: spentOn.get(day) ?? 0 }));
  return {
    days,
    person,
    own: person?.id === ctx.user.userId,
    spentMicros: byDay.reduce((sum, { spentMicros }) => sum + spentMicros, 0),
    heldMicros: await heldIn(ctx.db, key.scope),
    byDay,
    shares: await sharesOf(ctx, filter),
    month: await standingOf(ctx, key),
  };
}

async function personOf({ db }: SignedInContext, userId: string | null): Promise<CostOverview["person"]> {
  if (userId === null) return null;
  const person = await findUserById(db, userId);
  if (!person) throw new StudioError("not-found", "There is no such account");
  return { id: person.id, username: person.username };
}

const monthKey = (userId: string | null): BalanceKey => {
  const period = monthOf(new Date());
  return userId === null
    ? { kind: "installation", scope: installationScope, period }
    : { kind: "user", scope: scopeOf("user", userId), period };
};

const sharesOf = async ({ db }: SignedInContext, filter: ChargeFilter): Promise<CostOverview["shares"]> => ({
  project: await spentBy(db, filter, "project"),
  stage: await spentBy(db, filter, "stage"),
  model: await spentBy(db, filter, "model"),
  provider: await spentBy(db, filter, "provider"),
});

async function standingOf({ db, runtime }: SignedInContext, key: BalanceKey): Promise<Standing> {
  const limits = await limitsOf(db, [key], runtime.env.costLimits);
  const current = (await balancesOf(db, [key])).get(key.scope) ?? { spentMicros: 0, heldMicros: 0 };
  return { ...current, limitMicros: limits.get(key.scope) ?? null };
}
