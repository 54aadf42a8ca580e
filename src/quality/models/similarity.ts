/** Of length 1; a vector of zeros stays one. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** Cosine of the angle between two vectors of any length, -1 to 1. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA === 0 || squareB === 0 ? 0 : product / Math.sqrt(squareA * squareB);
}

/**
 * VBench's consistency of a clip: for each frame from the second on, the mean of its similarity to the first frame and
 * to the one before it, neither below 0; then the mean over frames. 1 for fewer than two frames.
 */
export function consistency(embeddings: readonly ArrayLike<number>[]): number {
  const [first] = embeddings;
  if (!first || embeddings.length < 2) return 1;
  let sum = 0;
  for (let index = 1; index < embeddings.length; index++) {
    const [previous, current] = [embeddings[index - 1] ?? first, embeddings[index] ?? first];
    sum += (Math.max(0, cosine(current, first)) + Math.max(0, cosine(current, previous))) / 2;
  }
  return sum / (embeddings.length - 1);
}
