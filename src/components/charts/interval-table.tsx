import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { IntervalPlot } from "./interval-plot";
import type { Span } from "./scale";

export type IntervalRow = {
  key: string;
  title: string;
  /** What kind of number it is, e.g. how it was measured. */
  note: string | null;
  href: string | null;
  current: boolean;
  value: number | null;
  interval: Span | null;
  /** The value in words. */
  text: string;
  /** Its interval in words; null where nothing is claimed. */
  range: string | null;
  /** How many samples, or how many are missing. */
  samples: string;
  faint: boolean;
};

/** Values with their intervals, one below the other on one axis: the chart is the table. */
export function IntervalTable({
  caption,
  what,
  figure,
  rows,
  span,
}: {
  caption: string;
  /** The heading of the first column. */
  what: string;
  /** The heading of the values. */
  figure: string;
  rows: readonly IntervalRow[];
  span: Span;
}) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th scope="col" className="py-1.5 pr-4 font-normal">
            {what}
          </th>
          <th scope="col" className="hidden w-2/5 py-1.5 font-normal sm:table-cell" aria-hidden />
          <th scope="col" className="py-1.5 pl-4 text-right font-normal">
            {figure}
          </th>
          <th scope="col" className="py-1.5 pl-4 text-right font-normal">
            Samples
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.key}
            className={cn("border-line border-b last:border-0", row.current && "bg-accent-wash")}
          >
            <th scope="row" className="wrap-anywhere py-2 pr-4 text-left font-medium">
              {row.href ? (
                <Link
                  href={row.href}
                  scroll={false}
                  prefetch={false}
                  aria-current={row.current || undefined}
                  className="underline-offset-4 hover:underline"
                >
                  {row.title}
                </Link>
              ) : (
                row.title
              )}
              {row.note && <span className="block font-normal text-muted text-xs">{row.note}</span>}
            </th>
            <td className="hidden py-2 sm:table-cell">
              <IntervalPlot
                value={row.value}
                interval={row.faint ? null : row.interval}
                span={span}
                reference={null}
                tone={row.faint ? "faint" : "accent"}
              />
            </td>
            <td className="whitespace-nowrap py-2 pl-4 text-right tabular-nums">
              {row.text}
              {row.range && <span className="block text-muted text-xs">{row.range}</span>}
            </td>
            <td className="py-2 pl-4 text-right text-muted tabular-nums">{row.samples}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
