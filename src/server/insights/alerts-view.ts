import { clipsByDay, runsIn } from "@/db/queries/insights/acceptance";
import type { DailyFilter } from "@/db/queries/insights/daily-filter";
import { everyMetric, measuredIn } from "@/db/queries/insights/quality";
import {
  type Alert,
  acceptanceLagDays,
  costAlert,
  earlierDays,
  failureAlert,
  recentDays,
  type ScoreWeeks,
  scoreAlerts,
} from "@/domain/insights/alerts";
import { dayBefore } from "@/domain/insights/question";
import type { AlertsView } from "@/domain/insights/views";
import { noSums } from "@/domain/statistics/intervals";
import type { SignedInContext } from "@/server/context";
import { resolveAudience } from "@/server/insights/resolve-question";

type Weeks = { recent: DailyFilter; earlier: DailyFilter };

/** The last whole days and those before them. @param lag How many days ago the recent ones end. */
function weeksBefore(now: Date, scope: string, lag: number): Weeks {
  const stretch = (first: number, last: number): DailyFilter => ({
    scope,
    days: { from: dayBefore(now, first), to: dayBefore(now, last) },
    model: null,
    format: null,
    settingsIds: null,
  });
  return {
    recent: stretch(lag + recentDays, lag + 1),
    earlier: stretch(lag + recentDays + earlierDays, lag + recentDays + 1),
  };
}

/** What got worse in the last seven whole days against the four weeks before, by more than chance explains. */
export async function alertsView(
  ctx: SignedInContext,
  { userId }: { userId?: string | undefined },
  now: Date = new Date(),
): Promise<AlertsView> {
  const { scope, audience } = await resolveAudience(ctx, userId);
  const weeks = weeksBefore(now, scope, 0);
  const late = weeksBefore(now, scope, acceptanceLagDays);
  const alerts: Alert[] = [
    ...scoreAlerts(await scoreWeeks(ctx, weeks)),
    ...failureAlert({
      recent: await failures(ctx, weeks.recent),
      earlier: await failures(ctx, weeks.earlier),
    }),
    ...costAlert({
      recent: [...(await clipsByDay(ctx.db, late.recent)).values()],
      earlier: [...(await clipsByDay(ctx.db, late.earlier)).values()],
    }),
  ];
  return { audience, day: weeks.recent.days.to, alerts };
}

/** Of clips, by the version of scorecards that the recent days have. */
async function scoreWeeks({ db }: SignedInContext, { recent, earlier }: Weeks): Promise<ScoreWeeks[]> {
  const clips = (await measuredIn(db, recent)).filter(({ subject }) => subject === "clip");
  const versions = [...new Set(clips.map(({ version }) => version))];
  const weeks = versions.map(async (version) => {
    const before = await everyMetric(db, earlier, { subject: "clip", version });
    const after = await everyMetric(db, recent, { subject: "clip", version });
    return after.map(({ metric, method, points }) => ({
      metric,
      method,
      version,
      recent: points,
      earlier: before.find((one) => one.metric === metric && one.method === method)?.points ?? noSums,
    }));
  });
  return (await Promise.all(weeks)).flat();
}

async function failures({ db }: SignedInContext, filter: DailyFilter) {
  const { done, attention, failed } = await runsIn(db, filter);
  return { hits: attention + failed, n: done + attention + failed };
}
