import { bootstrapInterval, wilsonInterval } from "@/domain/statistics/intervals";
import { type AcceptedCost, costPerAccepted } from "./alerts";
import { fewestSamples } from "./effects";
import type { CostPerAccepted, ShareEstimate } from "./views";

export const shareOf = (hits: number, n: number): ShareEstimate => ({
  hits,
  n,
  share: n === 0 ? null : hits / n,
  interval: wilsonInterval({ hits, n }),
});

type ClipDay = AcceptedCost & { clips: number };

/**
 * What an accepted clip did cost over some days, those that nobody kept included. The interval is drawn from whole days,
 * whose clips belong together; under 30 accepted clips there is none.
 */
export function acceptedCost(days: readonly ClipDay[]): CostPerAccepted {
  const clips = days.reduce((sum, day) => sum + day.clips, 0);
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  const enough = accepted >= fewestSamples;
  return {
    clips,
    accepted,
    micros: costPerAccepted(days),
    interval: enough
      ? bootstrapInterval(days, costPerAccepted, { seed: "accepted clips", draws: 1000 })
      : null,
  };
}
