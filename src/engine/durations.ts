import { StudioError } from "@/domain/errors";

const unitMs: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const compound = /^(?:\s*\d+(?:\.\d+)?\s*(?:ms|[smhdw]))+\s*$/;

export const isDuration = (text: string): boolean => compound.test(text);

/** Milliseconds of "90s", "1h30m" or "2d". Throws StudioError "invalid-input" on anything else. */
export function parseDurationMs(text: string): number {
  if (!isDuration(text)) {
    throw new StudioError("invalid-input", `"${text}" is not a duration; write for example 30s, 5m or 1h30m`);
  }
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[smhdw])/g)) {
    totalMs += Number(amount) * (unitMs[unit ?? ""] ?? 0);
  }
  return totalMs;
}

/**
 * The moment at which a sleep or timeout of the SDK ends: a duration from now, or an ISO date. The SDK writes a sleep of
 * nothing as empty text. Throws StudioError "invalid-input".
 */
export function parseDeadline(text: string, now: Date): Date {
  if (text.trim() === "") return now;
  const date = /^\d{4}-\d{2}/.test(text) ? Date.parse(text) : now.getTime() + parseDurationMs(text);
  if (Number.isNaN(date)) throw new StudioError("invalid-input", `"${text}" is not a date`);
  return new Date(date);
}
