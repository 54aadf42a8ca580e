import type { DriftFigures } from "@/domain/comparison/sync";

/** How far the videos are apart, measured at the frames that were shown. */
export function DriftOverlay({ drift, fps }: { drift: DriftFigures; fps: number }) {
  const frameMs = 1000 / fps;
  const rows = [
    { title: "Now", ms: drift.currentMs },
    { title: "95 of 100", ms: drift.p95Ms },
    { title: "Worst", ms: drift.maxMs },
  ];
  return (
    <div className="absolute top-3 left-3 z-30 rounded-md bg-black/80 p-1">
      <table className="font-mono text-white text-xs tabular-nums">
        <caption className="px-3 py-1 text-left text-white/70">
          Drift, {drift.samples} frames measured
        </caption>
        <tbody>
          {rows.map(({ title, ms }) => (
            <tr key={title}>
              <th scope="row" className="px-3 py-0.5 text-left font-normal">
                {title}
              </th>
              <td className="py-0.5 pr-3 text-right">{ms.toFixed(1)} ms</td>
              <td className="py-0.5 pr-3 text-right">{(ms / frameMs).toFixed(2)} frames</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
