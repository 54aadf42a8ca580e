import type { MetricScore } from "@/domain/comparison/variation-scores";
import type { VariationView } from "@/domain/comparison/views";
import { metricTitle, strokeOf } from "../comparison-words";

const radius = 100;
const width = 420;
const height = 300;

type Point = { x: number; y: number };

/** Where an axis is at a share of its length: the first one points up, the others follow clockwise. */
function pointAt(axis: number, axes: number, share: number): Point {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  // To a tenth: the last digits of a sine differ between server and browser.
  const tenths = (value: number) => Math.round(value * radius * share * 10) / 10;
  return { x: tenths(Math.cos(angle)), y: tenths(Math.sin(angle)) };
}

const pathOf = (points: readonly Point[]) =>
  `${points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("")}Z`;

const anchorOf = ({ x }: Point) => (Math.abs(x) < 8 ? "middle" : x > 0 ? "start" : "end");

/** Scores of all variations on one web. The table beside it says the same in numbers. */
export function Radar({
  variations,
  axes,
}: {
  variations: readonly VariationView[];
  axes: readonly Pick<MetricScore, "metric" | "method">[];
}) {
  const count = axes.length;
  const rings = [0.25, 0.5, 0.75, 1];
  const scoreOf = ({ scores }: VariationView, axis: (typeof axes)[number]) =>
    scores.metrics.find(({ metric, method }) => metric === axis.metric && method === axis.method)?.score ?? 0;
  return (
    <figure className="grid justify-items-center gap-3">
      <svg
        viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
        className="w-full max-w-lg"
        role="img"
        aria-label="Scores by metric; the table has the numbers"
      >
        {rings.map((ring) => (
          <path
            key={ring}
            d={pathOf(axes.map((_, axis) => pointAt(axis, count, ring)))}
            className="fill-none stroke-line"
          />
        ))}
        {axes.map((axis, index) => {
          const end = pointAt(index, count, 1);
          const text = pointAt(index, count, 1.12);
          return (
            <g key={`${axis.metric}/${axis.method}`}>
              <line x2={end.x} y2={end.y} className="stroke-line" />
              <text
                x={text.x}
                y={text.y}
                textAnchor={anchorOf(text)}
                dominantBaseline="middle"
                className="fill-muted text-[10px]"
              >
                {metricTitle(axis)}
              </text>
            </g>
          );
        })}
        {variations.map((variation) => {
          const { colour, dash } = strokeOf(variation.position);
          const points = axes.map((axis, index) => pointAt(index, count, scoreOf(variation, axis) / 100));
          return (
            <path
              key={variation.position}
              d={pathOf(points)}
              fill={colour}
              fillOpacity={0.06}
              stroke={colour}
              strokeWidth={2}
              strokeDasharray={dash}
            />
          );
        })}
      </svg>
      <figcaption>
        <ul className="flex flex-wrap justify-center gap-x-4 gap-y-1 text-xs">
          {variations.map(({ position, label }) => (
            <li key={position} className="flex items-center gap-1.5">
              <svg width="26" height="6" aria-hidden>
                <line
                  x2="26"
                  y1="3"
                  y2="3"
                  stroke={strokeOf(position).colour}
                  strokeWidth={2.5}
                  strokeDasharray={strokeOf(position).dash}
                />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
