import type { ReactNode } from "react";
import type { VideoView } from "@/domain/view/views";
import { moneyText } from "@/features/wording/numbers";
import { stageTitles, workTitle } from "@/features/wording/terms";

type Line = VideoView["costs"]["lines"][number];

const stageTitle = (stage: string) =>
  stage in stageTitles ? stageTitles[stage as keyof typeof stageTitles] : stage;

const sumOf = (lines: readonly Line[]) => lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0);

/** What each operation cost, and a bar for its part of the whole; then what was paid in another studio. */
export function CostTable({
  costs: { lines, totalMicros, estimateMicros, earlier },
}: {
  costs: VideoView["costs"];
}) {
  return (
    <>
      <LineTable caption="Cost by operation" lines={lines} totalMicros={totalMicros}>
        {estimateMicros !== null && (
          <tr className="text-muted">
            <th scope="row" colSpan={2} className="pb-3 text-left font-normal">
              Estimated before
            </th>
            <td className="pb-3 text-right tabular-nums">{moneyText(estimateMicros)}</td>
          </tr>
        )}
      </LineTable>
      {earlier.length > 0 && <EarlierCosts lines={earlier} />}
    </>
  );
}

function EarlierCosts({ lines }: { lines: readonly Line[] }) {
  return (
    <section aria-labelledby="earlier-costs" className="mt-8 grid max-w-4xl gap-3">
      <h3 id="earlier-costs" className="font-semibold text-sm">
        Paid where this project came from
      </h3>
      <p className="max-w-prose text-muted text-sm leading-relaxed">
        This project was restored from an archive. These costs are history: they were paid in the other
        studio, are not booked here, and count against no limit.
      </p>
      <LineTable caption="Cost in the studio it came from" lines={lines} totalMicros={sumOf(lines)} />
    </section>
  );
}

function LineTable({
  caption,
  lines,
  totalMicros,
  children,
}: {
  caption: string;
  lines: readonly Line[];
  totalMicros: number;
  children?: ReactNode;
}) {
  return (
    <table className="w-full max-w-4xl text-sm">
      <caption className="sr-only">{caption}</caption>
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
          <CostLine
            key={`${line.stage}-${line.model}-${line.description}`}
            line={line}
            totalMicros={totalMicros}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className="py-3 text-left font-semibold">
            Total
          </th>
          <td className="py-3 text-right font-semibold tabular-nums">{moneyText(totalMicros)}</td>
        </tr>
        {children}
      </tfoot>
    </table>
  );
}

function CostLine({ line, totalMicros }: { line: Line; totalMicros: number }) {
  return (
    <tr className="border-line border-b align-baseline">
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
  );
}
