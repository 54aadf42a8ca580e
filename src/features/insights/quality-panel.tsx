import { Gauge } from "lucide-react";
import Link from "next/link";
import { HistogramChart } from "@/components/charts/histogram-chart";
import { type IntervalRow, IntervalTable } from "@/components/charts/interval-table";
import { spanOf } from "@/components/charts/scale";
import { TrendChart } from "@/components/charts/trend-chart";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { bucketWidth } from "@/domain/insights/score-facts";
import type { QualityView } from "@/domain/insights/views";
import { BreakdownCard } from "@/features/insights/breakdown-card";
import { clipsAddress, insightAddress, withChange } from "@/features/insights/insight-address";
import {
  estimateText,
  isEnough,
  methodTitles,
  metricTitle,
  pointsText,
  rangeText,
  samplesText,
  subjectTitles,
} from "@/features/insights/insight-words";
import { stretchText } from "@/features/insights/stretch-text";

export const pointBounds = { low: 0, high: 100 };
/** Points that an axis of scores spans at least. */
const leastPoints = 10;

/** How scores are spread and how they went, by metric and by what made them. */
export function QualityPanel({ view }: { view: QualityView }) {
  if (!view.shown) {
    return (
      <EmptyState
        icon={Gauge}
        title="Nothing was measured in these days"
        action={
          <Button asChild variant="primary">
            <Link href="/studio">Make a video</Link>
          </Button>
        }
      >
        Every clip is measured when it is made, unless its checks are switched off. Choose other days or other
        filters, or make a video.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ScoreCard view={view} shown={view.shown} />
      <TrendCard view={view} />
      <MetricsCard view={view} />
      <BreakdownCard view={view} />
    </div>
  );
}

function ScoreCard({ view, shown }: { view: QualityView; shown: NonNullable<QualityView["shown"]> }) {
  const { score, histogram, question } = view;
  const title = metricTitle(shown.metric);
  // The middle is known as finely as the bars are; that matters where few values say nothing of how sure it is.
  const middle = score.median === null ? null : Math.ceil(score.median / bucketWidth) - 1;
  const range = (index: number) => `${index * bucketWidth} to ${(index + 1) * bucketWidth}`;
  return (
    <Card className="min-w-0">
      <CardTitle aside={`scores ${shown.version}`}>
        {title} of {subjectTitles[shown.subject].toLowerCase()} <Badge>{methodTitles[shown.method]}</Badge>
      </CardTitle>
      <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <div>
          <dt className="text-muted text-xs">Mean, with its 95 % interval</dt>
          <dd className="font-semibold text-xl tabular-nums">{estimateText(score, pointsText)}</dd>
        </div>
        <div>
          <dt className="text-muted text-xs">Median</dt>
          <dd className="font-semibold text-xl tabular-nums">
            {score.medianInterval === null && middle !== null
              ? range(Math.max(0, middle))
              : estimateText({ mean: score.median, interval: score.medianInterval }, pointsText)}
          </dd>
        </div>
        <div>
          <dt className="text-muted text-xs">Samples</dt>
          <dd className="font-semibold text-xl tabular-nums">{score.n.toLocaleString("en")}</dd>
        </div>
      </dl>
      <HistogramChart
        label={`How many ${subjectTitles[shown.subject].toLowerCase()} have which score: ${title}`}
        noun={subjectTitles[shown.subject].toLowerCase()}
        bars={histogram.map((count, index) => ({
          key: range(index),
          title: range(index),
          count,
          href: clipsAddress(question, index),
        }))}
        axis={["0", "50", "100 points"]}
        marker={score.median === null ? null : { at: score.median, title: "Median" }}
      />
    </Card>
  );
}

function TrendCard({ view: { trend, question } }: { view: QualityView }) {
  return (
    <Card className="min-w-0">
      <CardTitle aside={trend.length > 0 && trend[0]?.from !== trend[0]?.to ? "by week" : "by day"}>
        Over the time
      </CardTitle>
      <TrendChart
        label={`Mean ${metricTitle(question.metric).toLowerCase()} score over the time`}
        points={trend.map(({ from, to, n, mean, interval }) => ({
          key: from,
          title: stretchText({ from, to }),
          value: mean,
          interval,
          n,
          href: clipsAddress(withChange(question, { range: "custom", from, to })),
          faint: n < 30,
        }))}
        bounds={pointBounds}
        least={leastPoints}
        text={pointsText}
        noun="samples"
      />
      <p className="mt-2 text-muted text-xs leading-relaxed">
        Hollow points have fewer than 30 samples. The band is where the true mean lies, 19 times out of 20.
      </p>
    </Card>
  );
}

function MetricsCard({ view: { metrics, question, shown } }: { view: QualityView }) {
  const rows = metrics.map(
    ({ metric, method, ...estimate }): IntervalRow => ({
      key: `${metric} ${method}`,
      title: metricTitle(metric),
      note: methodTitles[method],
      href: insightAddress("quality", withChange(question, { metric, method })),
      current: shown?.metric === metric && shown.method === method,
      value: estimate.mean,
      interval: estimate.interval,
      text: estimate.mean === null ? "unknown" : pointsText(estimate.mean),
      range: rangeText(estimate, pointsText),
      samples: samplesText(estimate.n),
      faint: !isEnough(estimate),
    }),
  );
  const span = spanOf(
    metrics.flatMap(({ mean }) => mean ?? []),
    pointBounds,
    leastPoints,
  );
  return (
    <Card className="min-w-0">
      <CardTitle>Every metric</CardTitle>
      <IntervalTable
        caption="Mean score of every metric"
        what="Metric"
        figure="Mean, 95 % interval"
        rows={rows}
        span={span}
      />
    </Card>
  );
}
