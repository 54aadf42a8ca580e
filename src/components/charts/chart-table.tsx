import { Disclosure } from "@/components/ui/disclosure";

/** What a chart shows, as a table that is folded away. */
export function ChartTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <Disclosure summary="As a table" className="mt-3">
      <div className="max-h-80 overflow-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-line border-b text-left text-muted text-xs">
              {columns.map((column, index) => (
                <th key={column} scope="col" className={index === 0 ? cell : numberCell}>
                  <span className="font-normal">{column}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first = "", ...rest]) => (
              <tr key={first} className="border-line border-b">
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {first}
                </th>
                {rest.map((text, index) => (
                  <td key={columns[index + 1]} className={numberCell}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

const cell = "whitespace-nowrap py-1.5 pr-4";
const numberCell = "whitespace-nowrap py-1.5 pl-4 text-right tabular-nums";
