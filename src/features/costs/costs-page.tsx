import { CircleDollarSign } from "lucide-react";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type CostOverview, costDimensions, type LimitView } from "@/domain/cost/cost-views";
import { amountText, dayText } from "@/features/costs/amounts";
import { CostFilter } from "@/features/costs/cost-filter";
import type { CostQuestion } from "@/features/costs/cost-question";
import { DayChart } from "@/features/costs/day-chart";
import { LimitMeter } from "@/features/costs/limit-meter";
import { ShareTable } from "@/features/costs/share-table";
import { StudioLimits } from "@/features/costs/studio-limits";
import { PageFrame } from "@/features/shell/page-frame";

/** What only administrators get. */
export type AdminCosts = { people: { id: string; username: string }[]; limits: LimitView[] };

export function CostsPage({
  question,
  problem,
  overview,
  admin,
}: {
  question: CostQuestion;
  /** What is wrong with the days that were asked for. */
  problem: string | null;
  overview: CostOverview;
  admin: AdminCosts | null;
}) {
  const { days, person, month, shares, byDay } = overview;
  const used = shares.stage.length > 0;
  return (
    <PageFrame
      title="Costs"
      lead={
        admin
          ? person
            ? `What ${person.username} has spent on models.`
            : "What everybody has spent on models."
          : "What you have spent on models. Held amounts are reserved for calls under way."
      }
    >
      <CostFilter question={question} days={days} people={admin?.people ?? null} />
      {problem && <Callout tone="warning" title={problem} className="mb-6" />}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-4">
          <Card>
            <CardTitle aside={`${dayText(days.from)} to ${dayText(days.to)}`}>Spent</CardTitle>
            <p className="mb-4 font-semibold text-2xl tabular-nums">{amountText(overview.spentMicros)}</p>
            {overview.spentMicros > 0 && <DayChart byDay={byDay} />}
          </Card>
          {!used && (
            <EmptyState icon={CircleDollarSign} title="No calls to models in these days">
              Every call is listed here with what it did cost, free drafts too. Choose other days, or make a
              video.
            </EmptyState>
          )}
          {used && (
            <div className="grid gap-4 xl:grid-cols-2">
              {costDimensions.map((dimension) => (
                <ShareTable
                  key={dimension}
                  dimension={dimension}
                  shares={shares[dimension]}
                  linked={overview.own}
                />
              ))}
            </div>
          )}
        </div>
        <div className="grid content-start gap-4">
          <Card>
            <CardTitle>Held now</CardTitle>
            <p className="font-semibold text-2xl tabular-nums">{amountText(overview.heldMicros)}</p>
            <p className="mt-1 text-muted text-xs leading-relaxed">
              Reserved for calls under way. What they do not cost is given back.
            </p>
          </Card>
          {admin ? (
            <StudioLimits limits={admin.limits} />
          ) : (
            <Card>
              <CardTitle>Limit</CardTitle>
              <LimitMeter label="Your account, this month" standing={month} />
              <p className="mt-3 text-muted text-xs leading-relaxed">
                Administrators set it. Limits of a project and of its run are yours to set, on the project’s
                page.
              </p>
            </Card>
          )}
        </div>
      </div>
    </PageFrame>
  );
}
