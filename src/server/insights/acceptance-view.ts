import {
  type ClipCounts,
  clipsByDay,
  clipsByKey,
  clipsUnder,
  runsIn,
  spentIn,
} from "@/db/queries/insights/acceptance";
import { eachDay } from "@/domain/cost/range";
import { acceptedCost, shareOf } from "@/domain/insights/accepted-cost";
import { keyOf, valueOfKey } from "@/domain/insights/breakdown";
import { choicesOf } from "@/domain/insights/choices";
import { groupBy } from "@/domain/insights/group-by";
import { type InsightQuestion, trendStretches } from "@/domain/insights/question";
import type { AcceptanceShares, AcceptanceView } from "@/domain/insights/views";
import type { SignedInContext } from "@/server/context";
import { type Asked, resolveQuestion } from "@/server/insights/resolve-question";

/** What became of clips, what a kept one did cost, and how runs ended. */
export async function acceptanceView(
  ctx: SignedInContext,
  question: InsightQuestion,
): Promise<AcceptanceView> {
  const asked = await resolveQuestion(ctx, question);
  const { audience, filter, settings } = asked;
  const byDay = await clipsByDay(ctx.db, filter);
  const all = [...byDay.values()];
  const total = all.reduce(addCounts, noCounts);
  const under = await clipsUnder(ctx.db, filter);
  return {
    question,
    days: filter.days,
    audience,
    choices: choicesOf([], question, { under, settings }),
    clips: total.clips,
    shares: sharesOf(total),
    cost: {
      ...acceptedCost(all),
      clipMicros: total.costMicros,
      spentMicros: await spentIn(ctx.db, filter),
    },
    trend: trendOf(byDay, eachDay(filter.days)),
    breakdown: await breakdownOf(ctx, asked),
    runs: await runFigures(ctx, asked),
  };
}

const noCounts: ClipCounts = {
  clips: 0,
  costMicros: 0,
  selected: 0,
  downloaded: 0,
  regenerated: 0,
  deleted: 0,
  accepted: 0,
};

const addCounts = (one: ClipCounts, other: ClipCounts): ClipCounts => ({
  clips: one.clips + other.clips,
  costMicros: one.costMicros + other.costMicros,
  selected: one.selected + other.selected,
  downloaded: one.downloaded + other.downloaded,
  regenerated: one.regenerated + other.regenerated,
  deleted: one.deleted + other.deleted,
  accepted: one.accepted + other.accepted,
});

const sharesOf = (total: ClipCounts): AcceptanceShares => ({
  accepted: shareOf(total.accepted, total.clips),
  selected: shareOf(total.selected, total.clips),
  downloaded: shareOf(total.downloaded, total.clips),
  regenerated: shareOf(total.regenerated, total.clips),
  deleted: shareOf(total.deleted, total.clips),
});

const trendOf = (byDay: ReadonlyMap<string, ClipCounts>, days: readonly string[]): AcceptanceView["trend"] =>
  trendStretches(days).map((stretch) => {
    const total = days
      .filter((day) => day >= stretch.from && day <= stretch.to)
      .reduce((sum, day) => addCounts(sum, byDay.get(day) ?? noCounts), noCounts);
    return { ...stretch, ...shareOf(total.accepted, total.clips) };
  });

async function breakdownOf(
  { db }: SignedInContext,
  { filter, question: { by }, settings }: Asked,
): Promise<AcceptanceView["breakdown"]> {
  const rows = (await clipsByKey(db, filter, keyOf(by))).flatMap(({ key, day, counts }) => {
    const value = valueOfKey(key, by, settings);
    return value === null ? [] : [{ value, day, counts }];
  });
  return [...groupBy(rows, ({ value }) => value)]
    .map(([value, group]) => {
      const days = [...groupBy(group, ({ day }) => day).values()].map((ofDay) =>
        ofDay.map(({ counts }) => counts).reduce(addCounts),
      );
      const total = days.reduce(addCounts, noCounts);
      return { value, accepted: shareOf(total.accepted, total.clips), cost: acceptedCost(days) };
    })
    .toSorted((a, b) => b.accepted.n - a.accepted.n || (a.value < b.value ? -1 : 1));
}

/** A run that waits for its maker did not end well; one that was cancelled says nothing. */
async function runFigures({ db }: SignedInContext, { filter }: Asked): Promise<AcceptanceView["runs"]> {
  const { done, attention, failed, cancelled } = await runsIn(db, filter);
  const n = done + attention + failed;
  return { n, failed: shareOf(attention + failed, n), cancelled };
}
