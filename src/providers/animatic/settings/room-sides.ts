import type { Brush } from "@/providers/animatic/scene/place";

/** Left edge of a window of this width: it stands on the side the light comes from. */
export const windowSide = ({ tone, stage }: Brush, width: number) =>
  tone.light.side < 0 ? stage.width * 0.1 - width * 0.25 : stage.width * 0.9 - width * 0.75;

/** Left edge of something this wide on the side away from the window. */
export const farSide = ({ tone, stage }: Brush, width: number) =>
  tone.light.side < 0 ? stage.width * 0.94 - width * 0.7 : stage.width * 0.06 - width * 0.3;

/** Left edges of windows of this width along the wall: one in a tall picture, more in a wide one. */
export function windowRow(brush: Brush, width: number): number[] {
  const { stage, tone } = brush;
  const first = windowSide(brush, width);
  const count = Math.max(1, Math.round(stage.width / 800));
  const step = (tone.light.side < 0 ? 1 : -1) * Math.max(width * 2.1, stage.width * 0.3);
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** Places for lamps over the picture, evenly about the middle. */
export function lampRow({ stage }: Brush, count: number): number[] {
  const lamps = Math.max(count, Math.round(stage.width / 300));
  const gap = Math.max(300, stage.width * 0.6) / Math.max(1, count - 1);
  const step = stage.width > 1200 ? 330 : gap;
  return Array.from({ length: lamps }, (_, index) => stage.centre + (index - (lamps - 1) / 2) * step);
}
