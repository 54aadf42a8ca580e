import { Columns2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SwitchField } from "@/components/ui/switch";
import type { ComparisonEstimate } from "@/domain/comparison/views";
import { EstimateWarnings } from "@/features/composer/estimate-details";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText, moneyText, waitText } from "@/features/wording/numbers";

/** What all variations cost together, beside the button that starts them. */
export function PricePanel({
  count,
  estimate,
  problem,
  error,
  busy,
  ready,
  draftFirst,
  onDraftFirst,
}: {
  count: number;
  estimate: ComparisonEstimate | undefined;
  problem: string | null;
  error: unknown;
  busy: boolean;
  /** What is going to be paid has to be on the screen. */
  ready: boolean;
  /** Null where a draft makes no sense. */
  draftFirst: boolean | null;
  onDraftFirst: (draftFirst: boolean) => void;
}) {
  const warnings = [...new Set(estimate?.variations.flatMap((one) => one.warnings) ?? [])];
  const longest = Math.max(0, ...(estimate?.variations.map((one) => one.typicalSeconds) ?? []));
  const together = estimate?.variations.reduce((sum, one) => sum + one.typicalSeconds, 0) ?? 0;
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-surface p-3 shadow-lg lg:gap-4 lg:p-5">
      <dl className="flex justify-between gap-4 lg:grid lg:grid-cols-2" aria-live="polite">
        <Figure title="In total" text={estimate ? moneyText(estimate.totalMicros) : "…"} />
        <Figure
          title="Takes about"
          text={
            estimate ? (count > 1 ? `${waitText(longest)} to ${waitText(together)}` : waitText(longest)) : "…"
          }
        />
      </dl>
      {draftFirst !== null && (
        <SwitchField
          label="Drafts first"
          hint="Drawn by this machine for free; make the one you like real afterwards."
          checked={draftFirst}
          onCheckedChange={onDraftFirst}
        />
      )}
      <EstimateWarnings warnings={warnings} />
      {problem && (
        <p role="status" className="text-accent-text text-sm">
          {problem}
        </p>
      )}
      {error !== null && <FailureCallout error={error} />}
      <Button type="submit" variant="primary" size="lg" busy={busy} disabled={!ready}>
        {!busy && <Columns2 aria-hidden />}
        Generate {countText(count, "variation")}
      </Button>
      <p className="hidden text-muted text-xs leading-relaxed lg:block">
        They are made side by side. One that fails leaves the others alone, and what you have made before
        costs nothing again.
      </p>
    </div>
  );
}

function Figure({ title, text }: { title: string; text: string }) {
  return (
    <div className="flex items-baseline gap-2 lg:block">
      <dt className="text-muted text-xs">{title}</dt>
      <dd className="font-semibold tabular-nums">{text}</dd>
    </div>
  );
}
