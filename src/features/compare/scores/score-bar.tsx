/** A score of 0-100 as a number with a small bar; missing is missing, not zero. */
export function ScoreBar({ label, score }: { label: string; score: number | null }) {
  return (
    <div className="flex items-center gap-2">
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={score ?? 0}
        aria-valuetext={score === null ? "not measured" : `${score} of 100`}
        className="h-1.5 min-w-8 flex-1 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${score ?? 0}%` }} />
      </div>
      <span className="w-10 shrink-0 text-right text-xs tabular-nums">
        {score === null ? "–" : score.toFixed(1)}
      </span>
    </div>
  );
}
