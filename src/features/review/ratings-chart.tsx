import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { agreementWord } from "@/domain/review/agreement";
import type { PanelEntry, RatingView, ReviewResults } from "@/domain/review/review-views";
import { percentText, probabilityText } from "@/features/review/review-words";
import { WinTable } from "@/features/review/win-table";
import { countText } from "@/features/wording/numbers";

type Named = { entries: readonly PanelEntry[] };

const nameOf = (entries: readonly PanelEntry[], key: string) =>
  entries.find((entry) => entry.key === key)?.name ?? key;

/** What the votes say: each video's strength with its interval, what may be concluded, and how far reviewers agree. */
export function RatingsChart({
  results,
  entries,
  action,
}: Named & {
  results: ReviewResults;
  /** Stands at the end of a video's row, e.g. a button that chooses it. */
  action?: ((entry: PanelEntry) => ReactNode) | undefined;
}) {
  if (results.votes === 0) {
    return <p className="text-muted text-sm">No votes yet. Ratings appear with the first.</p>;
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted text-xs">{countsText(results)}</p>
      <figure
        className="grid gap-3"
        aria-label="Share of votes against an average video, with 95 % intervals"
      >
        <ul className="grid gap-3">
          {results.ratings.map((rating) => {
            const entry = entries.find(({ key }) => key === rating.key);
            return (
              <RatingRow
                key={rating.key}
                rating={rating}
                name={entry?.name ?? rating.key}
                action={entry && action?.(entry)}
              />
            );
          })}
        </ul>
        <figcaption className="text-muted text-xs leading-relaxed">
          Share of votes that a video would win against an average one of these, with its 95 % interval.
        </figcaption>
      </figure>
      <Statements results={results} entries={entries} />
      <p className="text-sm leading-relaxed">{agreementText(results)}</p>
      <Disclosure summary="Wins of each over each">
        <WinTable results={results} entries={entries} />
      </Disclosure>
    </div>
  );
}

function countsText({ votes, openVotes, outdatedVotes, agreement }: ReviewResults): string {
  return [
    `${countText(votes, "vote")} of ${countText(agreement.reviewers, "reviewer")}`,
    openVotes === 0 ? "all blind" : `${openVotes} not blind`,
    ...(outdatedVotes > 0 ? [`${outdatedVotes} on an earlier version`] : []),
  ].join(", ");
}

function RatingRow({ rating, name, action }: { rating: RatingView; name: string; action: ReactNode }) {
  const { value, low, high } = rating.winShare;
  const text = `${percentText(value)} (${percentText(low)} to ${percentText(high)})`;
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <span className="wrap-anywhere font-medium">{name}</span>
        <span className="flex items-center gap-2">
          <span className="text-muted text-xs tabular-nums">
            {rating.wins} won, {rating.losses} lost{rating.ties > 0 && `, ${rating.ties} tied`}
          </span>
          {action}
        </span>
      </div>
      <div className="flex items-center gap-3">
        <div className="relative h-4 grow rounded-sm bg-sunken" aria-hidden>
          <span className="absolute inset-y-0 left-1/2 w-px bg-control" />
          <span
            className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-accent/45"
            style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
          />
          <span
            className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
            style={{ left: `${value * 100}%` }}
          />
        </div>
        <span className="w-36 shrink-0 text-right text-xs tabular-nums">{text}</span>
      </div>
    </li>
  );
}

/** Only what the intervals allow to be said. */
function Statements({ results: { statements }, entries }: Named & { results: ReviewResults }) {
  const certain = statements.filter((statement) => statement.certain);
  if (certain.length === 0) {
    return (
      <p className="text-sm leading-relaxed">
        The votes do not tell yet which of these is better: what separates them may be chance.
      </p>
    );
  }
  return (
    <ul className="grid gap-1 text-sm leading-relaxed">
      {certain.map(({ better, worse, probability }) => (
        <li key={`${better}${worse}`}>
          <strong className="font-semibold">{nameOf(entries, better)}</strong> is better than{" "}
          {nameOf(entries, worse)} with a probability of {probabilityText(probability)}.
        </li>
      ))}
    </ul>
  );
}

const agreementSentences = {
  unknown: "How far reviewers agree shows when two have voted on the same pair.",
  reliable: "Reviewers agree: the result can be relied on.",
  tentative: "Reviewers agree in part: take the result as tentative.",
  low: "Reviewers do not agree: tastes differ, whatever the mean says.",
} as const;

function agreementText({ agreement: { alpha, sameShare, pairs } }: ReviewResults): string {
  const sentence = agreementSentences[agreementWord(alpha)];
  if (alpha === null || sameShare === null) return sentence;
  return `${sentence} Of two votes on a pair ${percentText(sameShare)} are the same; Krippendorff’s alpha ${alpha.toFixed(2)} over ${countText(pairs, "pair")}.`;
}
