import type { PanelEntry, ReviewResults } from "@/domain/review/review-views";

/** How often the video of a row won over the one of a column. */
export function WinTable({
  results: { wins },
  entries,
}: {
  results: ReviewResults;
  entries: readonly PanelEntry[];
}) {
  return (
    <div className="overflow-x-auto">
      <table className="text-sm">
        <caption className="mb-2 text-left text-muted text-xs">
          Wins of the row over the column. A tie is half a win for both.
        </caption>
        <thead>
          <tr>
            <td />
            {entries.map(({ key, name }) => (
              <th
                key={key}
                scope="col"
                className="wrap-anywhere max-w-28 px-2 py-1 text-right font-medium text-xs"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ key, name }, row) => (
            <tr key={key} className="border-line border-t">
              <th scope="row" className="wrap-anywhere max-w-36 py-1 pr-3 text-left font-medium text-xs">
                {name}
              </th>
              {entries.map((other, column) => (
                <td key={other.key} className="px-2 py-1 text-right tabular-nums">
                  {row === column ? "–" : (wins[row]?.[column] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
