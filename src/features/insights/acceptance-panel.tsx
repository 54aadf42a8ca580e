import { ThumbsUp } from "lucide-react";
import { IntervalTable } from "@/components/charts/interval-table";
import { TrendChart } from "@/components/charts/trend-chart";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type {
  AcceptanceShares,
  AcceptanceView,
  CostPerAccepted,
  ShareEstimate,
} from "@/domain/insights/views";
import { amountText } from "@/features/costs/amounts";
import { filterOf } from "@/features/insights/breakdown-card";
import { DimensionChoice } from "@/features/insights/dimension-choice";
import { insightAddress, withChange } from "@/features/insights/insight-address";
import {
  breakdownText,
  dimensionTitle,
  estimateText,
  percentText,
  rangeText,
  samplesText,
} from "@/features/insights/insight-words";
import { stretchText } from "@/features/insights/stretch-text";

const shareTitles = {
  accepted: "Kept",
  selected: "Chosen among takes",
  downloaded: "Downloaded",
  regenerated: "Made again",
  deleted: "Deleted",
} satisfies Record<keyof AcceptanceShares, string>;

const wholeShare = { low: 0, high: 1 };

/** What became of clips and what those that were kept did cost. */
export function AcceptancePanel({ view }: { view: AcceptanceView }) {
  const { clips, shares, trend, runs } = view;
  if (clips === 0 && runs.n + runs.cancelled === 0) {
    return (
      <EmptyState icon={ThumbsUp} title="No clips were made in these days">
        Whether clips are chosen, downloaded, made again or deleted is counted here. Choose other days, or
        make a video.
      </EmptyState>
    );
  }
  const names = Object.keys(shareTitles) as (keyof AcceptanceShares)[];
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card className="min-w-0">
        <CardTitle aside={`${clips.toLocaleString("en")} clips`}>What became of clips</CardTitle>
        <IntervalTable
          caption="Shares of clips by what became of them"
          what="Of all clips"
          figure="Share, 95 % interval"
          span={wholeShare}
          rows={names.map((name) => shareRow(shareTitles[name], shares[name], null))}
        />
        <p className="mt-3 text-muted text-xs leading-relaxed">
          A clip is kept when the last thing that a person did with it was to choose or download it. What the
          checks choose or make again is counted, and is nobody’s judgement. Intervals are Wilson’s, at 95 %.
        </p>
      </Card>
      <CostCard view={view} />
      <Card className="min-w-0">
        <CardTitle aside="by the day on which clips were made">Kept, over the time</CardTitle>
        <TrendChart
          label="Share of clips that were kept over the time"
          noun="clips"
          points={trend.map(({ from, to, share, n, interval }) => ({
            key: from,
            title: stretchText({ from, to }),
            value: share,
            interval,
            n,
            href: null,
            faint: n < 30,
          }))}
          bounds={wholeShare}
          least={0.2}
          text={percentText}
        />
      </Card>
      <ByDimension view={view} />
    </div>
  );
}

function shareRow(title: string, { share, interval, n }: ShareEstimate, href: string | null) {
  const enough = n >= 30;
  return {
    key: title,
    title,
    note: null,
    href,
    current: false,
    value: share,
    interval,
    text: share === null ? "unknown" : percentText(share),
    range: rangeText({ interval, n }, percentText),
    samples: samplesText(n),
    faint: !enough,
  };
}

const costText = ({ micros, interval }: CostPerAccepted) =>
  micros === null ? "none was kept" : estimateText({ mean: micros, interval }, amountText);

function CostCard({ view: { cost, runs } }: { view: AcceptanceView }) {
  return (
    <Card className="min-w-0">
      <CardTitle>What a kept clip costs</CardTitle>
      <p className="mb-1 font-semibold text-2xl tabular-nums">{costText(cost)}</p>
      <p className="mb-4 text-muted text-xs leading-relaxed">
        {cost.accepted < 30
          ? `Not enough yet to say how sure this is: ${cost.accepted} of 30 kept clips.`
          : "With the interval that drawing days anew gives (bootstrap, 95 %)."}{" "}
        Clips that nobody kept are in it.
      </p>
      <dl className="grid gap-2 text-sm tabular-nums">
        <Row title="Spent on clips">{amountText(cost.clipMicros)}</Row>
        <Row title="Spent on everything, whatever the filter">{amountText(cost.spentMicros)}</Row>
        <Row title="Kept clips">
          {cost.accepted.toLocaleString("en")} of {cost.clips.toLocaleString("en")}
        </Row>
        <Row title="Runs that did not end well">
          {runs.failed.hits.toLocaleString("en")} of {runs.n.toLocaleString("en")}
          {runs.failed.share !== null && runs.n >= 30
            ? `: ${estimateText({ mean: runs.failed.share, interval: runs.failed.interval }, percentText)}`
            : ""}
        </Row>
        <Row title="Runs that were cancelled">{runs.cancelled.toLocaleString("en")}</Row>
      </dl>
    </Card>
  );
}

function Row({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-line border-b pb-2 last:border-0">
      <dt className="text-muted">{title}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

function ByDimension({ view: { question, breakdown, choices } }: { view: AcceptanceView }) {
  const { by } = question;
  return (
    <Card className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <CardTitle>Kept, by {dimensionTitle(by).toLowerCase()}</CardTitle>
        <DimensionChoice
          view="acceptance"
          question={question}
          settings={choices.settings.map(({ setting }) => setting)}
        />
      </div>
      <IntervalTable
        caption={`Share of clips that were kept by ${dimensionTitle(by).toLowerCase()}`}
        what={dimensionTitle(by)}
        figure="Share, 95 % interval"
        span={wholeShare}
        rows={breakdown.map(({ value, accepted, cost }) => ({
          ...shareRow(
            breakdownText(by, value),
            accepted,
            insightAddress("acceptance", withChange(question, filterOf(by, value))),
          ),
          note: `a kept clip costs ${costText(cost)}`,
        }))}
      />
    </Card>
  );
}
