/** What an axis spans. */
export type Span = { low: number; high: number };

/** Where a value stands on an axis, in percent of its length; values beyond its ends stand at them. */
export function percentOf(value: number, { low, high }: Span): number {
  if (high <= low) return 50;
  return Math.min(100, Math.max(0, (100 * (value - low)) / (high - low)));
}

/**
 * An axis that shows all values with some room, within bounds.
 *
 * @param least The smallest length of the axis: equal values do not fill a chart with their noise.
 */
export function spanOf(values: readonly number[], bounds: Span, least: number): Span {
  if (values.length === 0) return bounds;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((highest - lowest) * 0.08, (least - (highest - lowest)) / 2, 0);
  return { low: Math.max(bounds.low, lowest - room), high: Math.min(bounds.high, highest + room) };
}
