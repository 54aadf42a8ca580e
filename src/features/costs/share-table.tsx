import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { modelName } from "@/domain/catalogue/entries";
import type { CostDimension, CostShare } from "@/domain/cost/cost-views";
import { amountText } from "@/features/costs/amounts";
import { providerTitles, stageTitles } from "@/features/wording/terms";

const titles = {
  project: "By project",
  stage: "By stage",
  model: "By model",
  provider: "By provider",
} satisfies Record<CostDimension, string>;

/** What each part has cost, the dearest first, with a bar for its part of the whole. */
export function ShareTable({
  dimension,
  shares,
  linked,
}: {
  dimension: CostDimension;
  shares: CostShare[];
  /** Whether the reader may open the projects. */
  linked: boolean;
}) {
  const total = shares.reduce((sum, { spentMicros }) => sum + spentMicros, 0);
  return (
    <Card>
      <CardTitle>{titles[dimension]}</CardTitle>
      <table className="w-full text-sm">
        <caption className="sr-only">Cost {titles[dimension].toLowerCase()}</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              What
            </th>
            <th scope="col" className="py-1.5 pr-4 text-right font-normal">
              Calls
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              Spent
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.key} className="border-line border-b align-baseline last:border-0">
              <th scope="row" className="wrap-anywhere py-2 pr-4 text-left font-medium">
                <ShareTitle dimension={dimension} share={share} linked={linked} />
              </th>
              <td className="py-2 pr-4 text-right text-muted tabular-nums">
                {share.calls.toLocaleString("en")}
              </td>
              <td className="py-2 text-right tabular-nums">
                {amountText(share.spentMicros)}
                {total > 0 && (
                  <span
                    aria-hidden
                    className="mt-1 ml-auto block h-1 rounded-full bg-accent"
                    style={{ width: `${Math.round((100 * share.spentMicros) / total)}%` }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function ShareTitle({
  dimension,
  share,
  linked,
}: {
  dimension: CostDimension;
  share: CostShare;
  linked: boolean;
}) {
  if (dimension === "project" && linked && share.key !== "removed") {
    return (
      <Link href={`/projects/${share.key}`} className="underline-offset-4 hover:underline">
        {share.title}
      </Link>
    );
  }
  if (dimension === "stage" && share.key in stageTitles) {
    return stageTitles[share.key as keyof typeof stageTitles];
  }
  if (dimension === "model") return modelName(share.key);
  if (dimension === "provider" && share.key in providerTitles) {
    return providerTitles[share.key as keyof typeof providerTitles];
  }
  return share.title;
}
