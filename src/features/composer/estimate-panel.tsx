"use client";

import { Clapperboard, Info } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { CostEstimate } from "@/domain/view/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText, moneyText, waitText } from "@/features/wording/numbers";
import { stageTitles } from "@/features/wording/terms";

/** What will happen and what it costs, beside the button that makes it happen. */
export function EstimatePanel({
  estimate,
  error,
  busy,
}: {
  estimate: CostEstimate | undefined;
  /** Why there is no estimate, or why starting did not work. */
  error: unknown;
  busy: boolean;
}) {
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-surface p-3 shadow-lg lg:gap-4 lg:p-5">
      <dl className="flex justify-between gap-4 lg:grid lg:grid-cols-2" aria-live="polite">
        <div className="flex items-baseline gap-2 lg:block">
          <dt className="text-muted text-xs">Cost</dt>
          <dd className="font-semibold tabular-nums lg:text-xl">
            {estimate ? moneyText(estimate.totalMicros) : "…"}
          </dd>
        </div>
        <div className="flex items-baseline gap-2 lg:block">
          <dt className="text-muted text-xs">Takes about</dt>
          <dd className="font-semibold tabular-nums lg:text-xl">
            {estimate ? waitText(estimate.typicalSeconds) : "…"}
          </dd>
        </div>
      </dl>
      {error !== null && <FailureCallout error={error} />}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {!busy && <Clapperboard aria-hidden />} Generate video
      </Button>
      <p className="hidden items-center justify-center gap-1.5 text-muted text-xs lg:flex">
        <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> from anywhere in the form
      </p>
      {estimate && (
        <>
          <details className="text-xs lg:hidden">
            <summary className="text-muted">What is included</summary>
            <EstimateDetails estimate={estimate} />
          </details>
          <div className="hidden border-line border-t lg:block">
            <EstimateDetails estimate={estimate} />
          </div>
        </>
      )}
    </div>
  );
}

function EstimateDetails({ estimate }: { estimate: CostEstimate }) {
  const { lines, notices, shots } = estimate;
  return (
    <div className="grid max-h-[40dvh] gap-3 overflow-y-auto pt-4 lg:max-h-none">
      {notices.length > 0 && (
        <ul className="grid gap-2 text-xs leading-relaxed">
          {notices.map((notice) => (
            <li key={notice} className="flex gap-2">
              <Info className="mt-0.5 size-3.5 shrink-0 text-muted" aria-hidden /> {notice}
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <table className="w-full text-xs">
          <caption className="sr-only">
            Estimate by stage{shots === null ? "" : ` for ${countText(shots, "shot")}`}
          </caption>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.stage}-${line.model}-${line.unit}`} className="align-baseline">
                <th scope="row" className="py-1 text-left font-medium">
                  {stageTitles[line.stage]}
                </th>
                <td className="px-2 py-1 text-muted">
                  {line.quantity} {line.unit}, {line.model}
                  {line.cached && ", already made"}
                </td>
                <td className="py-1 text-right tabular-nums">{moneyText(line.amountMicros)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
