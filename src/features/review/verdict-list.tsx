import { Badge } from "@/components/ui/badge";
import type { PanelEntry, VerdictView } from "@/domain/review/review-views";
import { verdictTitles, verdictTones } from "@/features/review/review-words";
import { Moment } from "@/features/wording/moments";

/** Who approved, wants changes or rejects. */
export function VerdictList({
  verdicts,
  entries,
}: {
  verdicts: readonly VerdictView[];
  entries: readonly PanelEntry[];
}) {
  if (verdicts.length === 0) {
    return <p className="text-muted text-sm">Nobody has approved or rejected anything yet.</p>;
  }
  return (
    <ul aria-label="Verdicts" className="grid divide-y divide-line">
      {verdicts.map(({ reviewer, entry, verdict, note, outdated, createdAt }) => (
        <li key={`${reviewer}/${entry}/${createdAt}`} className="grid gap-1 py-2.5 text-sm">
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={verdictTones[verdict]}>{verdictTitles[verdict]}</Badge>
            {entries.length > 1 && (
              <span className="wrap-anywhere font-medium">
                {entries.find(({ key }) => key === entry)?.name ?? entry}
              </span>
            )}
            {outdated && <Badge>Earlier version</Badge>}
            <span className="text-muted text-xs">
              {reviewer}, <Moment iso={createdAt} />
            </span>
          </div>
          {note && <p className="wrap-anywhere whitespace-pre-line text-muted leading-relaxed">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
