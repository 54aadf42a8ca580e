import { measured } from "../measured";

/** The share of the promised frames that came out of the decoder. Anything missing is a fault, so the score falls fast. */
export function fileIntegrity({
  decoded,
  promised,
  damage,
}: {
  decoded: number;
  promised: number;
  damage: string | null;
}) {
  const share = promised > 0 ? Math.min(1, decoded / promised) : 0;
  const isWhole = damage === null && decoded >= promised;
  return measured("fileIntegrity", {
    score: isWhole ? 100 : 90 * share ** 2,
    raw: share,
    note: isWhole ? null : (damage ?? `${decoded} of ${promised} frames can be shown`),
  });
}
