import { type IntervalRow, IntervalTable } from "@/components/charts/interval-table";
import { spanOf } from "@/components/charts/scale";
import { Card, CardTitle } from "@/components/ui/card";
import { type Dimension, readSettingText, settingText } from "@/domain/insights/question";
import type { BreakdownRow, Contest, QualityView } from "@/domain/insights/views";
import { ClaimBadge } from "@/features/insights/claim-badge";
import { ContestChoice } from "@/features/insights/contest-choice";
import { DimensionChoice } from "@/features/insights/dimension-choice";
import { clipsAddress, withChange } from "@/features/insights/insight-address";
import {
  breakdownText,
  dimensionTitle,
  estimateText,
  isEnough,
  pointsText,
  rangeText,
  samplesText,
  signedText,
} from "@/features/insights/insight-words";

/** The filter that a row of a breakdown stands for. */
export function filterOf(by: Dimension, value: string) {
  if (by === "model") return { model: value };
  if (by === "format") return { format: value };
  const setting = by.slice("setting:".length);
  const parsed = readSettingText(`${setting}=${value}`);
  return { setting: parsed ? settingText(setting, parsed.value) : null };
}

/** Means by model, format or value of a setting, and two of them held against each other. */
export function BreakdownCard({ view }: { view: QualityView }) {
  const { question, breakdown, contest, choices } = view;
  const { by } = question;
  const rows = breakdown.map(
    ({ value, ...estimate }: BreakdownRow): IntervalRow => ({
      key: value,
      title: breakdownText(by, value),
      note: null,
      href: clipsAddress(withChange(question, filterOf(by, value))),
      current: false,
      value: estimate.mean,
      interval: estimate.interval,
      text: estimate.mean === null ? "unknown" : pointsText(estimate.mean),
      range: rangeText(estimate, pointsText),
      samples: samplesText(estimate.n),
      faint: !isEnough(estimate),
    }),
  );
  const values = breakdown.flatMap(({ mean, interval, n }) =>
    mean === null ? [] : interval && n >= 30 ? [mean, interval.low, interval.high] : [mean],
  );
  return (
    <Card className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <CardTitle>By {dimensionTitle(by).toLowerCase()}</CardTitle>
        <DimensionChoice
          view="quality"
          question={question}
          settings={choices.settings.map(({ setting }) => setting)}
        />
      </div>
      <IntervalTable
        caption={`Mean score by ${dimensionTitle(by).toLowerCase()}`}
        what={dimensionTitle(by)}
        figure="Mean, 95 % interval"
        rows={rows}
        span={spanOf(values, { low: 0, high: 100 }, 10)}
      />
      {contest && <ContestFigures view={view} contest={contest} />}
    </Card>
  );
}

function ContestFigures({ view, contest }: { view: QualityView; contest: Contest }) {
  const { question, breakdown } = view;
  const { by } = question;
  const { a, b, difference } = contest;
  const name = ({ value }: BreakdownRow) => breakdownText(by, value);
  return (
    <section aria-label="Held against each other" className="mt-5 grid gap-3 border-line border-t pt-4">
      <ContestChoice
        question={question}
        chosen={{ a: a.value, b: b.value }}
        options={breakdown.map((row) => ({ value: row.value, title: name(row) }))}
      />
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <ClaimBadge claim={difference.claim} better="higher" />
        <span className="tabular-nums">
          {name(b)} against {name(a)}:{" "}
          {estimateText(isEnough(difference) ? difference : { ...difference, interval: null }, signedText)}{" "}
          points
        </span>
        <span className="text-muted text-xs">
          {isEnough(difference)
            ? `${a.n.toLocaleString("en")} and ${b.n.toLocaleString("en")} samples, Welch’s interval`
            : `${samplesText(difference.n)} of the smaller one`}
        </span>
      </p>
      <p className="text-muted text-xs leading-relaxed">
        These are different videos: what else differs between them may be the reason. Pairs that differ in one
        setting only are under “What settings do”.
      </p>
    </section>
  );
}
