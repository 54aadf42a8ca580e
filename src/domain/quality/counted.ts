type OfMethod = { metric: string; method: "signal" | "model" | "hosted" };

/**
 * What an overall score is made of: each metric once. Where two methods have measured one metric, the network's number
 * stands for it, because the two are not to be averaged; the other is kept and shown. A judge's opinion never counts.
 */
export function counted<One extends OfMethod>(measurements: readonly One[]): One[] {
  const byNetwork = new Set(
    measurements.filter(({ method }) => method === "model").map(({ metric }) => metric),
  );
  return measurements.filter(
    ({ metric, method }) => method === "model" || (method === "signal" && !byNetwork.has(metric)),
  );
}
