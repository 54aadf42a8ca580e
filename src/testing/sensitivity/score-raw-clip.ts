import type { MetricName } from "@/domain/quality/metrics";
import type { Measurement } from "@/domain/quality/scorecard";
import { createClipSampler } from "@/quality/clip-sampler";
import type { ClipSamples } from "@/quality/clip-samples";
import { frameLayout, fullRangeLuma } from "@/quality/frame-layout";
import { scorePictures } from "@/quality/score-pictures";
import { scoreSeam } from "@/quality/score-seam";
import type { Frame } from "@/quality/small-frame";
import { nextFrames, type RawClip, rawFps, rawSize } from "./raw-clip";

export type Scores = Partial<Record<MetricName, number>>;

const layout = frameLayout(rawSize);

/** What the pictures of a clip score, without an encoder in between. */
export function scoreRawClip(clip: RawClip): Scores {
  const given = { first: smaller(clip.given.first), last: smaller(clip.given.last) };
  return scoresOf(scorePictures(samplesOf(clip), clip.expected, given));
}

export function samplesOf({ frames }: RawClip): ClipSamples {
  const tilesPerPicture = layout.tileColumns * layout.tileRows;
  const sampler = createClipSampler({ fps: rawFps, size: layout.size, tilesPerPicture });
  for (const [index, frame] of frames.entries()) sampler.add(smaller(frame), tileOf(frame, index));
  return sampler.finish();
}

/** How the clip and the one that goes on from it fit together. */
export const scoreRawSeam = ({ frames, next }: RawClip): Scores =>
  scoresOf(
    scoreSeam(frames.slice(-nextFrames).map(smaller), next.map(smaller), {
      size: layout.size,
      continues: true,
    }),
  );

const scoresOf = (measurements: readonly Measurement[]): Scores =>
  Object.fromEntries(measurements.map(({ metric, score }) => [metric, score]));

/** Half as wide and high: averages of four pixels. */
function smaller(frame: Frame): Frame {
  const { width, height } = layout.size;
  const small = new Uint8Array(width * height * 1.5);
  const planes = [
    { from: 0, to: 0, width, height },
    { from: width * height * 4, to: width * height, width: width / 2, height: height / 2 },
    { from: width * height * 5, to: width * height * 1.25, width: width / 2, height: height / 2 },
  ];
  for (const plane of planes) {
    for (let at = 0; at < plane.width * plane.height; at++) {
      const column = at % plane.width;
      const corner = plane.from + ((at - column) / plane.width) * 4 * plane.width + 2 * column;
      const below = corner + 2 * plane.width;
      const sum =
        (frame[corner] ?? 0) + (frame[corner + 1] ?? 0) + (frame[below] ?? 0) + (frame[below + 1] ?? 0);
      small[plane.to + at] = (sum + 2) >> 2;
    }
  }
  return small;
}

/** The tiles that the decoder's filtergraph would give, in the same turn. */
function tileOf(frame: Frame, index: number) {
  const { tile, tileColumns, tileRows, origin } = layout;
  const left = origin.x + tile.width * (index % tileColumns);
  const top = origin.y + tile.height * (Math.floor(index / tileColumns) % tileRows);
  const pixels = new Uint8Array(tile.width * tile.height);
  for (let row = 0; row < tile.height; row++) {
    const start = (top + row) * rawSize.width + left;
    pixels.set(frame.subarray(start, start + tile.width), row * tile.width);
  }
  return { pixels: fullRangeLuma(pixels), size: tile };
}
