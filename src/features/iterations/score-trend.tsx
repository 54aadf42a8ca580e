import { type TrendPoint, trendRange, trendText } from "@/domain/iteration/trend";

const size = { width: 420, height: 130 };
const inset = { left: 34, right: 12, top: 12, bottom: 24 };

/** The overall score from iteration to iteration. @param points Oldest first. */
export function ScoreTrend({ points }: { points: readonly TrendPoint[] }) {
  const { low, high } = trendRange(points);
  const x = (index: number) => {
    const share = points.length < 2 ? 0.5 : index / (points.length - 1);
    return inset.left + share * (size.width - inset.left - inset.right);
  };
  const y = (score: number) =>
    inset.top + ((high - score) / (high - low)) * (size.height - inset.top - inset.bottom);
  const scored = points.flatMap(({ number, score }, index) =>
    score === null ? [] : [{ number, score, x: x(index), y: y(score) }],
  );
  return (
    <figure className="grid gap-1">
      <figcaption className="text-muted text-xs">Quality of the clips, 0-100</figcaption>
      <svg
        role="img"
        aria-label={trendText(points)}
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="h-auto w-full max-w-lg"
      >
        {[low, (low + high) / 2, high].map((score) => (
          <g key={score}>
            <line
              x1={inset.left}
              x2={size.width - inset.right}
              y1={y(score)}
              y2={y(score)}
              className="stroke-line"
            />
            <text
              x={inset.left - 8}
              y={y(score) + 4}
              textAnchor="end"
              className="fill-muted text-[11px] tabular-nums"
            >
              {score}
            </text>
          </g>
        ))}
        <polyline
          points={scored.map((point) => `${point.x},${point.y}`).join(" ")}
          fill="none"
          strokeWidth={2}
          className="stroke-accent"
        />
        {scored.map((point) => (
          <g key={point.number}>
            <circle cx={point.x} cy={point.y} r={4.5} className="fill-accent stroke-background" />
            <text
              x={point.x}
              y={size.height - 6}
              textAnchor="middle"
              className="fill-muted text-[11px] tabular-nums"
            >
              {point.number}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
