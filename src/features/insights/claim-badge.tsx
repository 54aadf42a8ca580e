import { Badge } from "@/components/ui/badge";
import type { Claim } from "@/domain/insights/effects";
import { claimTitles } from "@/features/insights/insight-words";

/** What can be claimed of a difference. @param better The direction that is good. */
export function ClaimBadge({ claim, better }: { claim: Claim; better: "higher" | "lower" }) {
  const told = claim === "higher" || claim === "lower";
  const tone = !told ? "neutral" : claim === better ? "success" : "danger";
  return <Badge tone={tone}>{claimTitles[claim]}</Badge>;
}
