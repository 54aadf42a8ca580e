/** A score of 0-100 as a number with a small bar; missing is missing, not zero. @param label What is scored. */
export function ScoreBar({ label, score }: { label: string; score: number | null }) {
  return (
    <div className="flex items-center gap-2">
      <span className="sr-only">{label}: </span>
      <span aria-hidden className="h-1.5 min-w-8 flex-1 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${score ?? 0}%` }} />
      </span>
      <span className="w-10 shrink-0 text-right text-xs tabular-nums">
        {score === null ? (
          <>
            <span aria-hidden>–</span>
            <span className="sr-only">not measured</span>
          </>
        ) : (
          score.toFixed(1)
        )}
      </span>
    </div>
  );
}
