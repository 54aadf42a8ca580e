import { ChartTable } from "./chart-table";
import { type ChartMark, Marks } from "./marks";

export type HistogramBar = {
  key: string;
  /** The stretch of values, e.g. "60 to 65". */
  title: string;
  count: number;
  href: string | null;
};

/** How values are spread: a bar for each stretch of them. */
export function HistogramChart({
  label,
  bars,
  noun,
  axis,
  marker,
}: {
  label: string;
  bars: readonly HistogramBar[];
  /** What is counted, e.g. "clips". */
  noun: string;
  /** What stands under the first, the middle and the last bar. */
  axis: readonly [string, string, string];
  /** A line across, e.g. the median, in percent of the width. */
  marker: { at: number; title: string } | null;
}) {
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const marks = bars.map(
    (bar, index): ChartMark => ({
      key: bar.key,
      label: `${bar.title}: ${bar.count.toLocaleString("en")} ${noun}`,
      href: bar.count > 0 ? bar.href : null,
      left: (100 * index) / bars.length,
      width: 100 / bars.length,
      dotTop: null,
      faint: false,
    }),
  );
  return (
    <figure aria-label={label}>
      <p aria-hidden className="mb-1 text-muted text-xs tabular-nums">
        {highest.toLocaleString("en")} {noun}
      </p>
      <div className="relative h-44 border-line border-y">
        <div aria-hidden className="absolute inset-0 flex items-end gap-0.5">
          {bars.map((bar) => (
            <div
              key={bar.key}
              className="flex-1 rounded-t-sm bg-accent"
              style={{ height: `${(100 * bar.count) / highest}%` }}
            />
          ))}
        </div>
        {marker && (
          <div
            aria-hidden
            title={marker.title}
            className="absolute inset-y-0 border-foreground border-l border-dashed"
            style={{ left: `${marker.at}%` }}
          />
        )}
        <Marks label={label} marks={marks} />
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-muted text-xs tabular-nums">
        {axis.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <ChartTable
        caption={label}
        columns={["From and to", noun]}
        rows={bars.map(({ title, count }) => [title, count.toLocaleString("en")])}
      />
    </figure>
  );
}
