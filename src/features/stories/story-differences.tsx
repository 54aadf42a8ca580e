import type { StoryDifference, StoryPair } from "@/domain/story/difference";

const parts: readonly { key: keyof StoryDifference; title: string }[] = [
  { key: "structure", title: "Key moments" },
  { key: "tone", title: "Tone and style" },
  { key: "pacing", title: "Pacing" },
  { key: "wording", title: "Wording" },
  { key: "overall", title: "All in all" },
];

/** How far the stories are apart, two by two: 0 % is the same, 100 % has nothing in common. */
export function StoryDifferences({ pairs }: { pairs: readonly StoryPair[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-80 text-sm">
        <caption className="sr-only">How far the stories are apart</caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              Different by
            </th>
            {pairs.map(({ first, second }) => (
              <th key={`${first}-${second}`} scope="col" className="px-3 py-1.5 text-right font-normal">
                {first + 1} and {second + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, title }) => (
            <tr key={key} className="border-line border-t">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {title}
              </th>
              {pairs.map(({ first, second, difference }) => (
                <td key={`${first}-${second}`} className="px-3 py-1.5 text-right tabular-nums">
                  {Math.round(difference[key] * 100)} %
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
