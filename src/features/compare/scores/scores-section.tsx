import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { comparableMetrics, type MetricScore } from "@/domain/comparison/variation-scores";
import type { VariationView } from "@/domain/comparison/views";
import { metricTitle } from "../comparison-words";
import { Radar } from "./radar";
import { ScoreBar } from "./score-bar";

/** More axes than this nobody can read. */
const mostAxes = 12;

/** Scores side by side: what was measured on all of them in the same way. */
export function ScoresSection({ variations }: { variations: readonly VariationView[] }) {
  const scored = variations.filter(({ scores }) => scores.metrics.length > 0);
  if (scored.length === 0) return null;
  const comparable = comparableMetrics(scored.map(({ scores }) => scores));
  const versions = new Set(scored.flatMap(({ scores }) => scores.versions));
  const leftOut = new Set(
    scored.flatMap(({ scores }) => scores.metrics.map(({ metric, method }) => `${metric}/${method}`)),
  ).size;
  return (
    <Card className="grid gap-5">
      <CardTitle aside="0 to 100, higher is better">Scores</CardTitle>
      {versions.size > 1 && (
        <Callout tone="warning" title="Scored in different ways">
          These videos were scored by different versions of the metrics. Their numbers cannot be compared.
        </Callout>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        {comparable.length >= 3 && <Radar variations={scored} axes={comparable.slice(0, mostAxes)} />}
        <ScoresTable variations={scored} metrics={comparable} />
      </div>
      {leftOut > comparable.length && (
        <p className="text-muted text-xs">
          {leftOut - comparable.length} more were measured on some of the videos only and are left out.
        </p>
      )}
    </Card>
  );
}

function ScoresTable({
  variations,
  metrics,
}: {
  variations: readonly VariationView[];
  metrics: readonly Pick<MetricScore, "metric" | "method">[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
    <section className="relative overflow-x-auto" aria-label="Scores by metric" tabIndex={0}>
      <table className="w-full min-w-md text-sm">
        <caption className="sr-only">Scores by metric and variation, 0 to 100</caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              Metric
            </th>
            {variations.map(({ position, label }) => (
              <th key={position} scope="col" className="max-w-32 truncate py-1.5 pr-3 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="border-line border-t font-medium">
            <th scope="row" className="py-1.5 pr-3 text-left">
              Overall
            </th>
            {variations.map(({ position, label, scores }) => (
              <td key={position} className="py-1.5 pr-3">
                <ScoreBar label={`Overall, ${label}`} score={scores.overall} />
              </td>
            ))}
          </tr>
          {metrics.map((metric) => (
            <tr key={`${metric.metric}/${metric.method}`} className="border-line border-t">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {metricTitle(metric)}
              </th>
              {variations.map(({ position, label, scores }) => (
                <td key={position} className="py-1.5 pr-3">
                  <ScoreBar
                    label={`${metricTitle(metric)}, ${label}`}
                    score={
                      scores.metrics.find(
                        (one) => one.metric === metric.metric && one.method === metric.method,
                      )?.score ?? null
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
