import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { CostEstimate, EstimateLine, ShotEstimate } from "@/domain/view/views";
import { countText, moneyText } from "@/features/wording/numbers";
import { stageTitles } from "@/features/wording/terms";

/** What is asked for and will not be so, before the run rather than after it. */
export function EstimateWarnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="What the chosen models cannot do" className="grid gap-2 text-xs leading-relaxed">
      {warnings.map((warning) => (
        <li key={warning} className="flex gap-2">
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-accent-text" aria-hidden /> {warning}
        </li>
      ))}
    </ul>
  );
}

/** Where a price comes from: by stage and, with a plan, by shot. */
export function EstimateDetails({ estimate }: { estimate: CostEstimate }) {
  const { lines, byShot, notices, shots } = estimate;
  return (
    <div className="grid gap-3">
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
        <Rows caption={`Estimate by stage for ${countText(shots, "shot")}`}>
          {lines.map((line) => (
            <Row
              key={`${line.stage}-${line.model}-${line.unit}-${line.cached}`}
              title={stageTitles[line.stage]}
              what={lineText(line)}
              price={priceText(line)}
            />
          ))}
        </Rows>
      )}
      {byShot.length > 0 && (
        <details className="text-xs">
          <summary className="text-muted">Shot by shot</summary>
          <Rows caption="Estimate by shot">
            {byShot.map((shot, index) => (
              <Row
                key={shot.shotKey}
                title={`Shot ${index + 1}`}
                what={shotText(shot)}
                price={priceText(shot)}
              />
            ))}
          </Rows>
        </details>
      )}
    </div>
  );
}

const lineText = ({ quantity, unit, model, cached }: EstimateLine) =>
  `${quantity} ${unit}, ${model}${cached ? ", already made" : ""}`;

const shotText = ({ clips, cached }: ShotEstimate) =>
  cached ? "already made" : `${countText(clips, "clip")} with frames and sound`;

/** What is there already costs nothing, which is not the same as a free model. */
const priceText = ({ cached, amountMicros }: { cached: boolean; amountMicros: number }) =>
  cached ? "$0.00" : moneyText(amountMicros);

function Rows({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <table className="w-full text-xs">
      <caption className="sr-only">{caption}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ title, what, price }: { title: string; what: string; price: string }) {
  return (
    <tr className="align-baseline">
      <th scope="row" className="py-1 text-left font-medium">
        {title}
      </th>
      <td className="px-2 py-1 text-muted">{what}</td>
      <td className="py-1 text-right tabular-nums">{price}</td>
    </tr>
  );
}
