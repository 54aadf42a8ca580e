import type { Scale } from "@/domain/quality/calibration";

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** 0-100 along a straight line from `bad` to `good`, to a tenth; `bad` may be the larger number. */
export function linearScore(value: number, { bad, good }: Scale): number {
  const share = Math.max(0, Math.min(1, (value - bad) / (good - bad)));
  return Math.round(share * 1000) / 10;
}

export const rounded = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;
