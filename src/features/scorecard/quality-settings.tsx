"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { type MetricName, metricNames, metrics } from "@/domain/quality/metrics";
import {
  qualityLimits,
  type QualitySettings as Settings,
  thresholdsOf,
} from "@/domain/quality/quality-settings";
import { defaultThresholds } from "@/domain/quality/thresholds";
import { countText } from "@/features/wording/numbers";

const { attempts } = qualityLimits;
const counts = Array.from({ length: attempts.max }, (_, index) => index + 1);
const regenerations = ["Never, only measure", "Once", "Twice"] as const;

/** What is measured of single takes, and can therefore have one made again. */
const ofTakes: ReadonlySet<string> = new Set(["technical", "temporal", "frame"]);
const thresholdMetrics = metricNames.filter((metric) => ofTakes.has(metrics[metric].group));

/** How many takes are made of each shot, and what is expected of them. @param active Whether quality control is on. */
export function QualitySettings({
  value,
  errors,
  active,
  onChange,
}: {
  value: Settings;
  errors: Record<string, string>;
  active: boolean;
  onChange: (value: Settings) => void;
}) {
  const set = (values: Partial<Settings>) => onChange({ ...value, ...values });
  return (
    <div className="grid gap-5">
      {!active && (
        <p className="text-muted text-xs leading-relaxed">
          Quality control is off: takes are neither measured nor made again, and one take of each shot is
          made.
        </p>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="Takes of each shot"
          error={errors["quality.attempts"]}
          hint="All are made and ranked; the best goes into the video. Each costs as much as the first."
        >
          {(control) => (
            <Select
              {...control}
              disabled={!active}
              value={value.attempts}
              onChange={(event) => set({ attempts: Number(event.target.value) })}
            >
              {counts.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="Make poor shots again"
          hint="With another seed, inside your cost limit. The best take stays, whichever it is."
        >
          {(control) => (
            <Select
              {...control}
              disabled={!active}
              value={value.regenerationMax}
              onChange={(event) => set({ regenerationMax: Number(event.target.value) })}
            >
              {regenerations.map((label, count) => (
                <option key={label} value={count}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Disclosure summary="When a take is poor" aside={changedText(value)}>
        <ThresholdFields value={value} errors={errors} active={active} onChange={onChange} />
      </Disclosure>
    </div>
  );
}

function changedText({ thresholds }: Settings): string {
  const changed = Object.keys(thresholds.metrics).length + (thresholds.overall === null ? 0 : 1);
  return changed === 0 ? "Usual thresholds" : `${countText(changed, "threshold")} changed`;
}

/** In an empty field stands what is usual, and it means that. */
function ThresholdFields({
  value,
  errors,
  active,
  onChange,
}: {
  value: Settings;
  errors: Record<string, string>;
  active: boolean;
  onChange: (value: Settings) => void;
}) {
  const { thresholds } = value;
  const change = (values: Partial<Settings["thresholds"]>) =>
    onChange({ ...value, thresholds: { ...thresholds, ...values } });
  const changeMetric = (metric: MetricName, score: number | null) => {
    const { [metric]: _, ...others } = thresholds.metrics;
    change({ metrics: score === null ? others : { ...others, [metric]: score } });
  };
  const changed = thresholds.overall !== null || Object.keys(thresholds.metrics).length > 0;
  const effective = thresholdsOf(value);
  return (
    <fieldset className="grid gap-3" disabled={!active}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <legend className="float-left font-medium text-sm">A take is poor below these scores</legend>
        {changed && (
          <Button size="sm" variant="ghost" onClick={() => change({ overall: null, metrics: {} })}>
            <RotateCcw aria-hidden /> Usual thresholds
          </Button>
        )}
      </div>
      <p className="text-muted text-xs leading-relaxed">
        Scores of 0 to 100. Empty is the usual threshold, 0 is none. Below one, nothing is blocked: the shot
        is made again if you allow it, and you are told.
      </p>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        <ThresholdField
          label="Overall"
          usual={defaultThresholds.overall}
          value={thresholds.overall}
          error={errors["quality.thresholds.overall"]}
          onChange={(overall) => change({ overall })}
        />
        {thresholdMetrics.map((metric) => (
          <ThresholdField
            key={metric}
            label={metrics[metric].title}
            usual={defaultThresholds.metrics[metric] ?? null}
            value={metric in thresholds.metrics ? (effective.metrics[metric] ?? null) : null}
            error={errors[`quality.thresholds.metrics.${metric}`]}
            onChange={(score) => changeMetric(metric, score)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ThresholdField({
  label,
  usual,
  value,
  error,
  onChange,
}: {
  label: string;
  /** Null for a metric that has no threshold unless the maker sets one. */
  usual: number | null;
  value: number | null;
  error: string | undefined;
  onChange: (value: number | null) => void;
}) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          step={1}
          placeholder={usual === null ? "none" : String(usual)}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
        />
      )}
    </Field>
  );
}
