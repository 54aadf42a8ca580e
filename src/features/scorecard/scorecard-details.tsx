import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { type MetricName, metrics } from "@/domain/quality/metrics";
import { countedMeasurements, type Scorecard } from "@/domain/quality/scorecard";
import type { ScorecardView } from "@/domain/view/quality-views";
import { byGroup, groupTitles, incomparable, sameOn } from "@/features/scorecard/card-words";
import { Difference, MetricRow } from "@/features/scorecard/metric-row";

/** Everything that was measured of a take or a video. @param against A card to compare it with, with its name. */
export function ScorecardDetails({
  view,
  against = null,
}: {
  view: ScorecardView;
  against?: { name: string; card: Scorecard } | null;
}) {
  const { card, outdated } = view;
  const obstacle = against && incomparable(card, against.card);
  const other = against && !obstacle ? against.card : null;
  const counted = new Set(countedMeasurements(card.measurements));
  return (
    <div className="grid gap-5">
      {obstacle && <Callout className="p-3 text-xs">{obstacle}</Callout>}
      <Overall card={card} other={other} outdated={outdated} name={against?.name ?? ""} />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {byGroup(card).map(({ group, measurements }) => (
          <section key={group} aria-label={groupTitles[group]}>
            <h4 className="border-line border-b pb-1.5 font-medium text-muted text-xs">
              {groupTitles[group]}
            </h4>
            <ul className="divide-y divide-line">
              {measurements.map((one) => (
                <MetricRow
                  key={`${one.metric}-${one.method}`}
                  measurement={one}
                  weight={counted.has(one) ? (card.weights[one.metric] ?? null) : null}
                  other={sameOn(other, one)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Missing card={card} />
      <HowItIsMade card={card} />
    </div>
  );
}

function Overall({
  card,
  other,
  outdated,
  name,
}: {
  card: Scorecard;
  other: Scorecard | null;
  outdated: boolean;
  name: string;
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <p className="font-semibold text-3xl tabular-nums">
        {card.overall === null ? "–" : Math.round(card.overall)}
        <span className="font-normal text-base text-muted"> of 100</span>
      </p>
      {other && card.overall !== null && other.overall !== null && (
        <p className="flex items-baseline gap-1.5 text-muted text-sm">
          <Difference by={card.overall - other.overall} /> against {name}
        </p>
      )}
      {outdated && <Badge tone="accent">Measured by an older version</Badge>}
    </div>
  );
}

function Missing({ card }: { card: Scorecard }) {
  if (card.missing.length === 0) return null;
  const reasons = new Map<string, MetricName[]>();
  for (const { metric, reason } of card.missing)
    reasons.set(reason, [...(reasons.get(reason) ?? []), metric]);
  return (
    <section aria-label="Not measured">
      <h4 className="border-line border-b pb-1.5 font-medium text-muted text-xs">Not measured</h4>
      <ul className="grid gap-1.5 pt-2 text-xs leading-relaxed">
        {[...reasons].map(([reason, names]) => (
          <li key={reason}>
            {names.map((metric) => metrics[metric].title).join(", ")}
            <span className="text-muted">: {reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the overall score came about, so that anybody can compute it again. */
function HowItIsMade({ card }: { card: Scorecard }) {
  const counted = countedMeasurements(card.measurements);
  const total = counted.reduce((sum, { metric }) => sum + (card.weights[metric] ?? 0), 0);
  return (
    <Disclosure summary="How the overall score is made" aside={card.version}>
      <p className="mb-3 max-w-prose text-muted text-xs leading-relaxed">
        The weighted mean of what was measured. What is missing is left out, not counted as zero; opinions of
        a judge do not count. Measured by version “{card.version}”, weighed by “
        {card.weightsVersion ?? "the first weights"}”.
      </p>
      <table className="w-full text-xs">
        <thead className="text-left text-muted">
          <tr>
            <th scope="col" className="py-1 font-normal">
              Metric
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Score
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Weight
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Share
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {counted.map(({ metric, score }) => {
            const weight = card.weights[metric] ?? 0;
            return (
              <tr key={metric} className="border-line border-t">
                <th scope="row" className="py-1 text-left font-normal">
                  {metrics[metric].title}
                </th>
                <td className="text-right">{score.toFixed(1)}</td>
                <td className="text-right">{weight}</td>
                <td className="text-right">{Math.round((100 * weight) / total)} %</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Disclosure>
  );
}
