import { noSums, type Sums, welchInterval } from "@/domain/statistics/intervals";
import { claimOf, scoreEstimate } from "./effects";
import type { Dimension } from "./question";
import type { RunSettings } from "./run-settings";
import type { BreakdownRow, Contest } from "./views";

/** The setting that a breakdown is by; null for models and formats. */
export const settingOf = (by: Dimension): string | null =>
  by.startsWith("setting:") ? by.slice("setting:".length) : null;

/** What rows of sums are kept by in the database. */
export const keyOf = (by: Dimension): "model" | "format" | "settings" =>
  by === "model" || by === "format" ? by : "settings";

/** The value that a key of the database stands for: itself, or JSON of the setting's value. Null: unknown to that run. */
export function valueOfKey(
  key: string,
  by: Dimension,
  settings: ReadonlyMap<number, RunSettings>,
): string | null {
  const setting = settingOf(by);
  if (setting === null) return key;
  const data = settings.get(Number(key));
  return data && setting in data ? JSON.stringify(data[setting]) : null;
}

/** Adds up what belongs to one value. @param add How two parts become one. */
export function mergeByValue<Part>(
  parts: Iterable<readonly [key: string, part: Part]>,
  valueFor: (key: string) => string | null,
  add: (one: Part, other: Part) => Part,
): Map<string, Part> {
  const merged = new Map<string, Part>();
  for (const [key, part] of parts) {
    const value = valueFor(key);
    if (value === null) continue;
    const known = merged.get(value);
    merged.set(value, known === undefined ? part : add(known, part));
  }
  return merged;
}

/** Sums as rows, those with the most numbers first. */
export const breakdownRows = (sums: ReadonlyMap<string, Sums>): BreakdownRow[] =>
  [...sums]
    .map(([value, points]) => ({ value, ...scoreEstimate(points) }))
    .toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));

/**
 * Two values held against each other: those that were asked for, else the two with the most numbers. Null when there are
 * no two. The difference counts as many samples as the smaller of the two has.
 */
export function contestOf(
  sums: ReadonlyMap<string, Sums>,
  asked: { a?: string | undefined; b?: string | undefined },
): Contest | null {
  const rows = breakdownRows(sums);
  const a = rows.find(({ value }) => value === asked.a) ?? rows.find(({ value }) => value !== asked.b);
  const b =
    rows.find(({ value }) => value === asked.b && value !== a?.value) ??
    rows.find(({ value }) => value !== a?.value);
  if (!a || !b) return null;
  const [before, after] = [sums.get(a.value) ?? noSums, sums.get(b.value) ?? noSums];
  const estimate = {
    n: Math.min(a.n, b.n),
    mean: (b.mean ?? 0) - (a.mean ?? 0),
    interval: welchInterval({ before, after }),
  };
  return { a, b, difference: { ...estimate, claim: claimOf(estimate) } };
}
