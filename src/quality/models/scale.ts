/** Points of a scale, by rising value: from a measured value to a score of 0-100, straight in between. */
type Scale = readonly (readonly [value: number, score: number])[];

/** Values outside the scale get the score of its end. */
export function onScale(value: number, scale: Scale): number {
  const above = scale.findIndex(([at]) => value <= at);
  const [lowest, highest] = [scale[0], scale.at(-1)];
  if (above === 0 || !lowest || !highest) return lowest?.[1] ?? 0;
  const [from, to] = [scale[above - 1], scale[above]];
  if (!from || !to) return highest[1];
  return from[1] + ((value - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
}
