import type { Scorecard } from "@/domain/quality/scorecard";
import type { Thresholds } from "@/domain/quality/thresholds";
import { judge } from "@/domain/quality/verdict";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";

/** Tells the maker what of a card is below a threshold. */
export async function warn(
  ctx: RunContext,
  { card, label, thresholds }: { card: Scorecard; label: string; thresholds: Thresholds },
): Promise<void> {
  for (const reason of judge(card, thresholds).reasons) {
    await note(ctx, { stage: "score", level: "warning", message: `${label}: ${reason}` });
  }
}
