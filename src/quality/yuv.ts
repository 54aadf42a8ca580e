import type { PixelSize } from "@/domain/media/format";

/** Red, green and blue bytes as a frame: BT.709, limited range, chroma at half the size. Both sides must be even. */
export function yuvFromRgb(rgb: Uint8Array, { width, height }: PixelSize): Uint8Array {
  const area = width * height;
  const frame = new Uint8Array(area * 1.5);
  for (let at = 0; at < area; at++) {
    const [red, green, blue] = [rgb[3 * at] ?? 0, rgb[3 * at + 1] ?? 0, rgb[3 * at + 2] ?? 0];
    frame[at] = Math.round(16 + 0.1826 * red + 0.6142 * green + 0.062 * blue);
  }
  const chromaWidth = width / 2;
  for (let cell = 0; cell < area / 4; cell++) {
    const column = cell % chromaWidth;
    const corner = ((cell - column) / chromaWidth) * 2 * width + column * 2;
    const average = (channel: number) => {
      const of = (at: number) => rgb[3 * at + channel] ?? 0;
      return (of(corner) + of(corner + 1) + of(corner + width) + of(corner + width + 1)) / 4;
    };
    const [red, green, blue] = [average(0), average(1), average(2)];
    frame[area + cell] = Math.round(128 - 0.1006 * red - 0.3386 * green + 0.4392 * blue);
    frame[area * 1.25 + cell] = Math.round(128 + 0.4392 * red - 0.3989 * green - 0.0403 * blue);
  }
  return frame;
}
