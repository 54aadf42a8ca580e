import { ChartTable } from "./chart-table";
import { type ChartMark, Marks } from "./marks";
import { percentOf, type Span, spanOf } from "./scale";

/** A moment of a trend. Without a value there is nothing at this moment, and the line has a gap. */
export type ChartPoint = {
  key: string;
  /** When, e.g. "3 to 9 Nov". */
  title: string;
  value: number | null;
  interval: Span | null;
  n: number;
  href: string | null;
  faint: boolean;
};

/** A line of means over the time, with the band in which the true ones lie. */
export function TrendChart({
  label,
  points,
  bounds,
  least,
  text,
  noun,
}: {
  label: string;
  points: readonly ChartPoint[];
  /** What values can be at all. */
  bounds: Span;
  /** The smallest length of the axis. */
  least: number;
  /** A value as people read it. */
  text: (value: number) => string;
  noun: string;
}) {
  const values = points.flatMap(({ value, interval, faint }) =>
    // The wide intervals of few samples would squeeze everything else.
    value === null ? [] : interval && !faint ? [value, interval.low, interval.high] : [value],
  );
  const span = spanOf(values, bounds, least);
  const width = 100 / points.length;
  const xOf = (index: number) => width * (index + 0.5);
  const yOf = (value: number) => 100 - percentOf(value, span);
  const describe = ({ title, value, interval, n }: ChartPoint) =>
    value === null
      ? `${title}: nothing`
      : `${title}: ${text(value)}${interval ? ` (${text(interval.low)} to ${text(interval.high)})` : ""}, ${n.toLocaleString("en")} ${noun}`;
  const marks = points.map(
    (point, index): ChartMark => ({
      key: point.key,
      label: describe(point),
      href: point.n > 0 ? point.href : null,
      left: width * index,
      width,
      dotTop: point.value === null ? null : yOf(point.value),
      faint: point.faint,
    }),
  );
  return (
    <figure aria-label={label}>
      <p aria-hidden className="mb-1 text-muted text-xs tabular-nums">
        {text(span.high)}
      </p>
      <div className="relative h-48 border-line border-y">
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          {stretches(points).map((stretch) => (
            <g key={stretch[0]?.point.key}>
              <polygon
                points={bandOf(stretch, { xOf, yOf })}
                className="fill-accent/25"
                vectorEffect="non-scaling-stroke"
              />
              <polyline
                points={stretch.map(({ point, index }) => `${xOf(index)},${yOf(point.value ?? 0)}`).join(" ")}
                className="fill-none stroke-accent-text"
                strokeWidth={1.5}
                vectorEffect="non-scaling-stroke"
              />
            </g>
          ))}
        </svg>
        <Marks label={label} marks={marks} />
      </div>
      <div aria-hidden className="mt-1 flex justify-between text-muted text-xs tabular-nums">
        <span>{points.at(0)?.title}</span>
        <span>{text(span.low)} at the bottom</span>
        <span>{points.at(-1)?.title}</span>
      </div>
      <ChartTable
        caption={label}
        columns={["When", "Mean", "95 % interval", noun]}
        rows={points
          .filter(({ value }) => value !== null)
          .map(({ title, value, interval, n }) => [
            title,
            text(value ?? 0),
            interval ? `${text(interval.low)} to ${text(interval.high)}` : "unknown",
            n.toLocaleString("en"),
          ])}
      />
    </figure>
  );
}

type Placed = { point: ChartPoint; index: number };

/** Points that follow one another without a gap. */
function stretches(points: readonly ChartPoint[]): Placed[][] {
  const found: Placed[][] = [];
  for (const [index, point] of points.entries()) {
    if (point.value === null) continue;
    const last = found.at(-1);
    if (last && last.at(-1)?.index === index - 1) last.push({ point, index });
    else found.push([{ point, index }]);
  }
  return found;
}

type Axes = { xOf: (index: number) => number; yOf: (value: number) => number };

function bandOf(stretch: readonly Placed[], { xOf, yOf }: Axes): string {
  const edge = (side: keyof Span) =>
    stretch.map(({ point, index }) => `${xOf(index)},${yOf(point.interval?.[side] ?? point.value ?? 0)}`);
  return [...edge("high"), ...edge("low").toReversed()].join(" ");
}
