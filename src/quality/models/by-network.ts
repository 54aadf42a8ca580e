import type { MetricName } from "@/domain/quality/metrics";
import type { Measurement } from "@/domain/quality/scorecard";
import { rounded } from "../statistics";

/** A measurement made by a network on this machine. */
export const byNetwork = (
  metric: MetricName,
  found: { score: number; raw: number; parts?: Record<string, number>; note?: string | null },
): Measurement => ({
  metric,
  method: "model",
  score: Math.max(0, Math.min(100, rounded(found.score, 1))),
  raw: rounded(found.raw),
  parts: found.parts ?? {},
  note: found.note ?? null,
});
