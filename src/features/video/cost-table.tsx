import type { VideoView } from "@/domain/view/views";
import { moneyText } from "@/features/wording/numbers";
import { stageTitles, workTitle } from "@/features/wording/terms";

const stageTitle = (stage: string) =>
  stage in stageTitles ? stageTitles[stage as keyof typeof stageTitles] : stage;

/** What each operation cost, and a bar for its part of the whole. */
export function CostTable({ costs }: { costs: VideoView["costs"] }) {
  const { lines, totalMicros, estimateMicros } = costs;
  return (
    <table className="w-full max-w-4xl text-sm">
      <caption className="sr-only">Cost by operation</caption>
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th scope="col" className="py-2 pr-4 font-normal">
            Stage
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            What
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            Cost
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr
            key={`${line.stage}-${line.model}-${line.description}`}
            className="border-line border-b align-baseline"
          >
            <th scope="row" className="py-2.5 pr-4 text-left font-medium">
              {stageTitle(line.stage)}
            </th>
            <td className="wrap-anywhere py-2.5 pr-4">
              {workTitle(line.description)}
              <span className="block text-muted text-xs">{line.model}</span>
            </td>
            <td className="py-2.5 text-right tabular-nums">
              {moneyText(line.amountMicros)}
              {totalMicros > 0 && (
                <span
                  aria-hidden
                  className="mt-1 ml-auto block h-1 rounded-full bg-accent"
                  style={{ width: `${Math.round((100 * line.amountMicros) / totalMicros)}%` }}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className="py-3 text-left font-semibold">
            Total
          </th>
          <td className="py-3 text-right font-semibold tabular-nums">{moneyText(totalMicros)}</td>
        </tr>
        {estimateMicros !== null && (
          <tr className="text-muted">
            <th scope="row" colSpan={2} className="pb-3 text-left font-normal">
              Estimated before
            </th>
            <td className="pb-3 text-right tabular-nums">{moneyText(estimateMicros)}</td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}
