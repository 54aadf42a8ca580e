import { Card, CardTitle } from "@/components/ui/card";
import type { ReviewRoomView } from "@/domain/review/review-views";

/** Which letter was which video, once that may be told. */
export function RevealCard({ room }: { room: ReviewRoomView }) {
  if (room.kind !== "comparison" || !room.revealed) return null;
  return (
    <Card>
      <CardTitle>What you saw</CardTitle>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-line border-b text-left text-muted text-xs">
              {["Video", "Name", "Differs in", "Score"].map((title) => (
                <th key={title} scope="col" className="py-1.5 pr-4 font-normal">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {room.entries.map(({ key, facts }) => (
              <tr key={key} className="border-line border-b last:border-0">
                <th scope="row" className="py-2 pr-4 text-left font-semibold">
                  {key}
                </th>
                <td className="wrap-anywhere py-2 pr-4">{facts?.name}</td>
                <td className="wrap-anywhere py-2 pr-4 text-muted">{facts?.detail ?? "—"}</td>
                <td className="py-2 tabular-nums">
                  {facts?.score === null || facts === null ? "—" : facts.score.toFixed(0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
