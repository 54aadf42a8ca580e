import { Scale } from "lucide-react";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { type Span, spanOf } from "@/components/charts/scale";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Effect } from "@/domain/insights/effects";
import type { EffectsView } from "@/domain/insights/views";
import { ClaimBadge } from "@/features/insights/claim-badge";
import {
  changeText,
  estimateText,
  isEnough,
  methodTitles,
  metricTitle,
  samplesText,
  signedText,
} from "@/features/insights/insight-words";
import { countText } from "@/features/wording/numbers";

/** What changing one setting did, as a forest of intervals around no difference. */
export function EffectsPanel({ view: { shown, effects } }: { view: EffectsView }) {
  if (!shown || effects.length === 0) {
    return (
      <EmptyState icon={Scale} title="No pairs to compare yet">
        A pair is two finished videos of one brief that differ in exactly one setting or model. Make the same
        brief again with one setting changed, or compare variations of it. From 30 pairs on, this page says
        what the setting does.
      </EmptyState>
    );
  }
  const shownIntervals = effects.flatMap(({ score: { mean, interval, n } }) =>
    interval && n >= 30 ? [interval.low, interval.high] : (mean ?? []),
  );
  const span = spanOf([0, ...shownIntervals], { low: -100, high: 100 }, 4);
  return (
    <Card>
      <CardTitle aside={`${methodTitles[shown.method]}, scores ${shown.version}`}>
        What each setting did to the score: {metricTitle(shown.metric)}
      </CardTitle>
      <p className="mb-4 max-w-3xl text-muted text-xs leading-relaxed">
        Pairs of videos of one brief that differ in nothing else; each brief counts once for a change.
        Differences are in points, with the 95 % interval of the paired t test. An interval that touches the
        dashed line may be chance.
      </p>
      <ul className="grid gap-px">
        {effects.map((effect) => (
          <EffectRow key={changeText(effect.change)} effect={effect} span={span} />
        ))}
      </ul>
      <p
        aria-hidden
        className="mt-2 hidden justify-between text-muted text-xs tabular-nums lg:ml-[22rem] lg:flex lg:mr-[19rem]"
      >
        <span>{signedText(span.low)}</span>
        <span>{signedText(span.high)} points</span>
      </p>
    </Card>
  );
}

function EffectRow({ effect, span }: { effect: Effect; span: Span }) {
  const { score, prompts, change } = effect;
  const enough = isEnough(score);
  const tone = !enough
    ? "faint"
    : score.claim === "higher"
      ? "success"
      : score.claim === "lower"
        ? "danger"
        : "accent";
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-line border-b py-2.5 text-sm last:border-0 lg:grid-cols-[21rem_minmax(0,1fr)_18rem]">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="wrap-anywhere font-medium">{changeText(change)}</span>
        <ClaimBadge claim={score.claim} better="higher" />
      </div>
      <IntervalPlot
        value={score.mean}
        interval={enough ? score.interval : null}
        span={span}
        reference={0}
        tone={tone}
      />
      <dl className="grid grid-cols-[4.5rem_1fr] gap-x-3 text-xs tabular-nums">
        <Figure title="Score">
          {estimateText(enough ? score : { ...score, interval: null }, signedText)} points
        </Figure>
        <Figure title="Pairs">
          {samplesText(score.n)}, of {countText(prompts, "prompt")}
        </Figure>
        <Figure title="Cost">{claimOfCost(effect)}</Figure>
        <Figure title="Time">{claimOfTime(effect)}</Figure>
      </dl>
    </li>
  );
}

function Figure({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

const dollars = (micros: number) => `${micros < 0 ? "−" : "+"}$${Math.abs(micros / 1_000_000).toFixed(3)}`;
const seconds = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(0)} s`;

const claimOfCost = ({ costMicros }: Effect) =>
  isEnough(costMicros) ? estimateText(costMicros, dollars) : samplesText(costMicros.n);

const claimOfTime = ({ seconds: time }: Effect) =>
  isEnough(time) ? estimateText(time, seconds) : samplesText(time.n);
