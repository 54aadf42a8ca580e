import type { MediaInfo, PixelSize } from "@/domain/media/format";

/** Names of a container's colour matrices in the words of ffmpeg's scaler; HD video that says nothing is BT.709. */
const matrices: Record<string, string> = {
  bt709: "bt709",
  smpte170m: "smpte170m",
  bt470bg: "bt470",
  "bt2020-ncl": "bt2020",
};

/**
 * Filters that make any video fill a picture of `size` in BT.709: scaled until it covers the picture, the rest
 * cropped evenly, or with `crop` at a place from 0 (its start stays) to 1. Nothing is done to frames that fit already.
 */
export function fillPicture(info: MediaInfo, size: PixelSize, crop = 0.5): string[] {
  const matrix = matrices[info.colour?.matrix ?? "bt709"] ?? "bt709";
  const fits = info.width === size.width && info.height === size.height;
  const colours = [`in_color_matrix=${matrix}`, "out_color_matrix=bt709", "out_range=tv"];
  return [
    ...(fits && matrix === "bt709"
      ? []
      : [
          `scale=${[`${size.width}:${size.height}`, "force_original_aspect_ratio=increase", "flags=lanczos+accurate_rnd", ...colours].join(":")}`,
          `crop=${size.width}:${size.height}${crop === 0.5 ? "" : `:x=(iw-ow)*${crop}:y=(ih-oh)*${crop}`}`,
        ]),
    "setsar=1",
    "format=yuv420p",
  ];
}

/** Tags without which players guess: BT.601 or BT.709 shifts every colour. */
export const bt709 = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

/** Gives frames of another or an uneven rate the times of a constant one; the repeated end covers rounding. */
export function constantRate(info: MediaInfo, fps: number): string[] {
  const rate = info.frameRate;
  const fits = info.constantRate === true && rate !== null && rate.numerator === fps * rate.denominator;
  return fits ? [] : [`fps=${fps}`, "tpad=stop=2:stop_mode=clone"];
}
