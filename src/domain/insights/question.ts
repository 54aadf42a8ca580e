import { z } from "zod";
import { chosenDays, type DayRange } from "@/domain/cost/range";
import type { SettingValue } from "./run-settings";
import { factMethods, factSubjects, overallMetric } from "./score-facts";

export const insightRanges = ["30-days", "90-days", "365-days", "custom"] as const;
export type InsightRange = (typeof insightRanges)[number];

const daysOfRange = { "30-days": 30, "90-days": 90, "365-days": 365 } as const;

const day = z.iso.date("A day looks like 2026-11-20");
const name = z.string().min(1).max(200);

/** What a breakdown tells apart: models, formats, or the values of one setting ("setting:chainedFrames"). */
const dimension = z.union([
  z.enum(["model", "format"]),
  z.templateLiteral(["setting:", z.string().min(1).max(80)]),
]);
export type Dimension = z.infer<typeof dimension>;

/** What the insights pages ask for; it lives in their address. */
export const insightQuestion = z.object({
  range: z.enum(insightRanges).default("90-days"),
  from: day.optional(),
  to: day.optional(),
  /** Of whom; only administrators ask for others. Without it they ask for everybody's. */
  userId: z.uuid("This is no account's id").optional(),
  subject: z.enum(factSubjects).default("clip"),
  metric: name.default(overallMetric),
  /** Without it the one with the most numbers. */
  method: z.enum(factMethods).optional(),
  /** Of the scorecards; without it the newest. */
  version: name.optional(),
  model: name.optional(),
  format: name.optional(),
  /** "chainedFrames=true": only what was made with this value of a setting, which is JSON. */
  setting: z
    .string()
    .max(300)
    .regex(/^[^=]+=/)
    .optional(),
  by: dimension.default("model"),
  /** The two values of the breakdown that are held against each other. */
  a: name.optional(),
  b: name.optional(),
});
export type InsightQuestion = z.infer<typeof insightQuestion>;

/** The days a question means. Throws StudioError "invalid-input" for days that make no range. */
export function insightDays(
  { range, from, to }: Pick<InsightQuestion, "range" | "from" | "to">,
  now: Date,
): DayRange {
  if (range === "custom") return chosenDays({ range, ...(from && { from }), ...(to && { to }) }, now);
  return { from: dayBefore(now, daysOfRange[range] - 1), to: dayBefore(now, 0) };
}

const dayMs = 86_400_000;

/** The day so many days before a moment, in UTC. */
export const dayBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);

/** A setting's value as an address has it. */
export const settingText = (setting: string, value: SettingValue): string =>
  `${setting}=${JSON.stringify(value)}`;

/** Null for what no address of ours says. */
export function readSettingText(text: string): { setting: string; value: SettingValue } | null {
  const at = text.indexOf("=");
  const parsed = parseValue(text.slice(at + 1));
  return at < 1 || parsed === undefined ? null : { setting: text.slice(0, at), value: parsed };
}

function parseValue(text: string): SettingValue | undefined {
  try {
    const value = z.union([z.string(), z.number(), z.boolean(), z.null()]).safeParse(JSON.parse(text));
    return value.success ? value.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Ranges longer than this are told week by week: a point for a day would have too few samples to say anything. */
const mostDailyPoints = 62;

/** The stretches of days that a trend has a point for, in order. */
export function trendStretches(days: readonly string[]): DayRange[] {
  const length = days.length > mostDailyPoints ? 7 : 1;
  return Array.from({ length: Math.ceil(days.length / length) }, (_, index) => {
    const stretch = days.slice(index * length, (index + 1) * length);
    return { from: stretch.at(0) ?? "", to: stretch.at(-1) ?? "" };
  });
}
