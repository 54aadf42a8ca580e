"use client";

import { Info } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { metrics } from "@/domain/quality/metrics";
import type { Measurement } from "@/domain/quality/scorecard";
import { betterText, methodTitles, rangeText, rawText } from "@/features/scorecard/card-words";
import { ScoreBar } from "@/features/scorecard/score-bar";
import { termText } from "@/features/wording/terms";

/** One number of a scorecard. @param other The same number of the card that it is compared with. */
export function MetricRow({
  measurement,
  weight,
  other,
}: {
  measurement: Measurement;
  /** Its weight in the overall score; null when it does not count. */
  weight: number | null;
  other: Measurement | null;
}) {
  const { metric, method, score, note } = measurement;
  const { title } = metrics[metric];
  return (
    <li className="grid gap-1 py-2">
      <div className="flex items-center gap-x-3">
        <span className="flex min-w-0 grow items-center gap-1.5 text-sm">
          <span className="truncate">{title}</span>
          <MetricInfo measurement={measurement} weight={weight} />
          {method !== "signal" && <Badge>{methodTitles[method].badge}</Badge>}
        </span>
        {other && <Difference by={score - other.score} />}
        <span className="min-w-8 text-right font-medium text-sm tabular-nums">{Math.round(score)}</span>
      </div>
      <ScoreBar score={score} mark={other?.score ?? null} />
      <p className="text-muted text-xs leading-relaxed">
        {rawText(measurement)}
        {other && <span>, against {rawText(other)}</span>}
        {note && <span className="text-foreground">. {note.charAt(0).toUpperCase() + note.slice(1)}</span>}
      </p>
    </li>
  );
}

/** By how much a number is higher or lower than the one it is compared with. */
export function Difference({ by }: { by: number }) {
  const points = Math.round(by);
  if (points === 0) return <span className="text-muted text-xs tabular-nums">same</span>;
  return (
    <span className={points > 0 ? "text-success text-xs tabular-nums" : "text-danger text-xs tabular-nums"}>
      {points > 0 ? "+" : "−"}
      {Math.abs(points)}
    </span>
  );
}

function MetricInfo({ measurement, weight }: { measurement: Measurement; weight: number | null }) {
  const { metric, method, parts } = measurement;
  const { title, measures, definition, reference, raw } = metrics[metric];
  const range = rangeText(metric);
  const entries = Object.entries(parts);
  return (
    <Popover
      label={`What “${title}” means`}
      trigger={
        <Button variant="ghost" size="icon-sm" className="-my-1.5" aria-label={`What “${title}” means`}>
          <Info className="text-muted" aria-hidden />
        </Button>
      }
    >
      <div className="grid gap-3 leading-relaxed">
        <p>
          <span className="font-medium">{title}</span>: {measures}.
        </p>
        <p className="text-muted text-xs">{definition}</p>
        <dl className="grid gap-1.5 text-xs">
          <Fact name="Value" text={`${rawText(measurement)}, ${betterText[raw.better]}`} />
          {range && <Fact name="Range" text={range} />}
          <Fact name="Method" text={methodTitles[method].text} />
          <Fact
            name="Weight"
            text={weight === null ? "does not count for the overall score" : String(weight)}
          />
          {reference && <Fact name="Source" text={reference} />}
          {entries.map(([name, score]) => (
            <Fact key={name} name={termText(name)} text={String(Math.round(score * 10) / 10)} />
          ))}
        </dl>
      </div>
    </Popover>
  );
}

const Fact = ({ name, text }: { name: string; text: string }) => (
  <div className="grid grid-cols-[5.5rem_1fr] gap-2">
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 wrap-anywhere">{text}</dd>
  </div>
);
