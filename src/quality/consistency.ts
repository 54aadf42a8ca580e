import { type Look, similarity } from "./appearance";
import { mean } from "./statistics";

/**
 * VBench's formula for consistency: from the second frame on, the mean of the similarity to the first frame and to the
 * one before; then the mean over the frames. Null for fewer than two.
 */
export function consistency(looks: readonly Look[], of: keyof Look): number | null {
  const [first, ...rest] = looks.map((look) => look[of]);
  if (!first || rest.length === 0) return null;
  return mean(
    rest.map((look, index) => {
      const before = rest[index - 1] ?? first;
      return (similarity(look, first) + similarity(look, before)) / 2;
    }),
  );
}
