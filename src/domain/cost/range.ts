import { z } from "zod";
import { StudioError } from "@/domain/errors";

export const rangeNames = ["month", "30-days", "custom"] as const;
export type RangeName = (typeof rangeNames)[number];

const day = z.iso.date("A day looks like 2026-11-20");

/** Which days costs are asked for. Days are those of UTC; `from` and `to` only count for "custom". */
export const rangeChoice = z.object({
  range: z.enum(rangeNames).default("month"),
  from: day.optional(),
  to: day.optional(),
});
export type RangeChoice = z.infer<typeof rangeChoice>;

/** First and last day, both included: "2026-11-01". */
export type DayRange = { from: string; to: string };

/** A year and a day: every bar can still be told apart, and the question stays cheap. */
const mostDays = 366;
const dayMs = 86_400_000;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The days that a choice means at a moment. Throws StudioError "invalid-input" for days that make no range. */
export function chosenDays(choice: RangeChoice, now: Date): DayRange {
  const today = dayOf(now.getTime());
  if (choice.range === "month") return { from: `${today.slice(0, 7)}-01`, to: today };
  if (choice.range === "30-days") return { from: dayOf(now.getTime() - 29 * dayMs), to: today };
  const { from, to } = choice;
  if (!from || !to) throw new StudioError("invalid-input", "Choose the first and the last day");
  if (from > to) throw new StudioError("invalid-input", "The last day comes before the first: swap them");
  if (daysBetween({ from, to }) > mostDays) {
    throw new StudioError("invalid-input", `Choose ${mostDays} days at most`);
  }
  return { from, to };
}

const daysBetween = ({ from, to }: DayRange) => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** Every day of the range, in order. */
export function eachDay(range: DayRange): string[] {
  const start = Date.parse(range.from);
  return Array.from({ length: daysBetween(range) }, (_, index) => dayOf(start + index * dayMs));
}

/** From the first moment of the range up to, and not including, `end`. */
export const rangeMoments = ({ from, to }: DayRange): { start: Date; end: Date } => ({
  start: new Date(from),
  end: new Date(Date.parse(to) + dayMs),
});
