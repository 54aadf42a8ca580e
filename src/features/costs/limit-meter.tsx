import type { Standing } from "@/domain/cost/cost-views";
import { amountText, standingText } from "@/features/costs/amounts";

const percentOf = (limitMicros: number | null, micros: number) =>
  limitMicros ? Math.min(100, (100 * micros) / limitMicros) : 100;

/** What is spent and what is held of a limit, told apart. Without a limit there is only the text. */
export function LimitMeter({ label, standing }: { label: string; standing: Standing }) {
  const { spentMicros, heldMicros, limitMicros } = standing;
  const text = standingText(standing);
  const spentPercent = percentOf(limitMicros, spentMicros);
  const usedPercent = percentOf(limitMicros, spentMicros + heldMicros);
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted text-xs tabular-nums">{text}</span>
      </div>
      {limitMicros !== null && (
        <>
          <meter
            aria-label={label}
            className="sr-only"
            max={limitMicros}
            value={Math.min(spentMicros + heldMicros, limitMicros)}
          >
            {text}
          </meter>
          <div
            aria-hidden
            title={`${amountText(Math.max(0, limitMicros - spentMicros - heldMicros))} left`}
            className="flex h-2 overflow-hidden rounded-full bg-line"
          >
            <span className="bg-accent" style={{ width: `${spentPercent}%` }} />
            <span className="bg-accent/45" style={{ width: `${usedPercent - spentPercent}%` }} />
          </div>
        </>
      )}
    </div>
  );
}
