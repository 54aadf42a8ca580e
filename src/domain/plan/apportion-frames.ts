/**
 * Divides `total` whole frames by weight with the largest remainder method: the parts sum to exactly `total`, and
 * none is shorter than `minimum` unless the total is too short for that; then all are as equal as can be.
 * Ties go to the earlier part. Weights must be positive, and there must be at least one frame for each.
 */
export function apportionFrames(
  weights: readonly number[],
  total: number,
  { minimum }: { minimum: number },
): number[] {
  if (minimum * weights.length >= total)
    return byLargestRemainder(
      weights.map(() => 1),
      total,
    );
  const floorIsTooHigh = new Set<number>();
  for (;;) {
    const free = weights.map((weight, index) => (floorIsTooHigh.has(index) ? 0 : weight));
    const rest = total - floorIsTooHigh.size * minimum;
    const parts = byLargestRemainder(free, rest).map((part, index) =>
      floorIsTooHigh.has(index) ? minimum : part,
    );
    const short = parts.flatMap((part, index) => (part < minimum ? [index] : []));
    if (short.length === 0) return parts;
    for (const index of short) floorIsTooHigh.add(index);
  }
}

function byLargestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  const quotas = weights.map((weight) => (weight / sum) * total);
  const parts = quotas.map(Math.floor);
  const missing = total - parts.reduce((whole, part) => whole + part, 0);
  const largestFirst = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of largestFirst.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
