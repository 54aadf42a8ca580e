import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import type { CostOverview } from "@/domain/cost/cost-views";
import { amountText, dayText } from "@/features/costs/amounts";

/** Gaps between more bars than this would be wider than the bars. */
const mostBarsWithGaps = 92;

/** A bar for each day, and the same as a table. */
export function DayChart({ byDay }: Pick<CostOverview, "byDay">) {
  const dearest = byDay.reduce((most, day) => (day.spentMicros > most.spentMicros ? day : most));
  const [first, last] = [byDay.at(0)?.day ?? "", byDay.at(-1)?.day ?? ""];
  return (
    <div className="grid gap-3">
      <figure
        role="img"
        aria-label={`Cost by day from ${dayText(first)} to ${dayText(last)}. The most on ${dayText(dearest.day)}: ${amountText(dearest.spentMicros)}.`}
      >
        <p aria-hidden className="text-muted text-xs tabular-nums">
          {amountText(dearest.spentMicros)}
        </p>
        <div
          aria-hidden
          className={cn(
            "flex h-40 items-stretch border-line border-y",
            byDay.length <= mostBarsWithGaps && "gap-px sm:gap-0.5",
          )}
        >
          {byDay.map(({ day, spentMicros }) => (
            <div
              key={day}
              title={`${dayText(day)}: ${amountText(spentMicros)}`}
              className="flex min-w-0 flex-1 items-end hover:bg-sunken dark:hover:bg-line"
            >
              <div
                className="w-full rounded-t-sm bg-accent"
                style={{ height: `${(100 * spentMicros) / Math.max(1, dearest.spentMicros)}%` }}
              />
            </div>
          ))}
        </div>
        <p aria-hidden className="mt-1 flex justify-between text-muted text-xs tabular-nums">
          <span>{dayText(first)}</span>
          <span>{dayText(last)}</span>
        </p>
      </figure>
      <Disclosure summary="By day as a table" aside="days of UTC">
        <div className="max-h-80 overflow-y-auto">
          <table className="w-full max-w-sm text-sm">
            <caption className="sr-only">Cost by day</caption>
            <thead>
              <tr className="border-line border-b text-left text-muted text-xs">
                <th scope="col" className="py-1.5 font-normal">
                  Day
                </th>
                <th scope="col" className="py-1.5 text-right font-normal">
                  Spent
                </th>
              </tr>
            </thead>
            <tbody>
              {byDay.map(({ day, spentMicros }) => (
                <tr key={day} className="border-line border-b">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    <time dateTime={day}>{dayText(day)}</time>
                  </th>
                  <td className="py-1.5 text-right tabular-nums">{amountText(spentMicros)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </div>
  );
}
