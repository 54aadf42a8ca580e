import { z } from "zod";

/** As much of a prediction as we read; whatever else is in it may change. */
export const prediction = z.object({
  id: z.string().min(1),
  /** One that we do not know yet is one that goes on. */
  status: z.string(),
  model: z.string().nullish(),
  version: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: z.string().nullish(),
  data_removed: z.boolean().nullish(),
  metrics: z.object({ predict_time: z.number().nullish() }).nullish().catch(null),
  webhook: z.string().nullish(),
  created_at: z.string(),
});
export type Prediction = z.infer<typeof prediction>;

/** The vendor's own client knows only three of them, and would wait for ever for the fourth. */
const ends: readonly string[] = ["succeeded", "failed", "canceled", "aborted"];
export const hasEnded = ({ status }: Prediction) => ends.includes(status);

export const predictionPage = z.object({
  next: z.string().nullish(),
  results: z.array(z.unknown()),
});

/** Addresses of the files a prediction has made: one, a list, or in the fields of an object. */
export function outputAddresses(output: unknown): string[] {
  if (typeof output === "string") return [output];
  if (Array.isArray(output)) return output.flatMap(outputAddresses);
  if (output !== null && typeof output === "object") return Object.values(output).flatMap(outputAddresses);
  return [];
}

/** The last percentage in a job's log, 0-1; null when it has none. */
export function progressIn(logs: string | null | undefined): number | null {
  const last = [...(logs ?? "").matchAll(/(\d{1,3})(?:\.\d+)?\s*%/g)].at(-1)?.[1];
  return last === undefined ? null : Math.min(1, Number(last) / 100);
}

/** Why a prediction failed, in the vendor's words. */
export function errorWords(error: unknown): string {
  if (typeof error === "string" && error.trim() !== "") return error;
  if (error === null || error === undefined || error === "") return "no reason was given";
  return JSON.stringify(error);
}
