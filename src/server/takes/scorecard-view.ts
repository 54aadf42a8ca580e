import type { StoredCard } from "@/db/queries/scorecards";
import { scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import type { ScorecardView } from "@/domain/view/quality-views";

/** A stored card for pages. One whose metrics this release does not know any more counts as none. */
export function scorecardView(stored: StoredCard | null | undefined): ScorecardView | null {
  const parsed = scorecard.safeParse(stored?.data);
  if (!parsed.success) return null;
  return { card: parsed.data, outdated: parsed.data.version !== scorecardVersion };
}
