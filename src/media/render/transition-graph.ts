import type { PixelSize } from "@/domain/media/format";
import type { TransitionItem } from "@/domain/timeline/cut";
import { link } from "../ffmpeg/graph";

type Seam = {
  /** Label of the last frames of one clip and the first of the next, each exactly `lengthFrames` long. */
  from: string;
  to: string;
  lengthFrames: number;
  fps: number;
  size: PixelSize;
  output: string;
};

/**
 * A transition over exactly its own frames: the rest of the clips passes by. In all kinds frame `n` of `length` shows
 * n/length of the way, so that the first frame still is the old clip and the frame after the last the new one.
 */
export function transitionGraph(kind: TransitionItem["kind"], seam: Seam): string[] {
  if (kind === "crossfade" || seam.lengthFrames === 1) return crossfade(seam);
  if (kind === "dip") return dip(seam);
  if (kind === "zoom") return zoom(seam);
  return kind === "slide" ? slide(seam) : blended("smoothleft", seam);
}

/** An overlay that becomes opaque: unlike xfade it stays in 4:2:0, which is faster and keeps the colours untouched. */
function crossfade({ from, to, lengthFrames, output }: Seam): string[] {
  const fading = `${output}f`;
  return [
    link([to], ["format=yuva420p", `fade=t=in:start_frame=0:nb_frames=${lengthFrames}:alpha=1`], [fading]),
    link([from, fading], ["overlay=format=yuv420:eof_action=pass", "format=yuv420p"], [output]),
  ];
}

/**
 * Rushes towards the middle of the old clip, faster and faster, while the new one appears. It grows by four pixels at a
 * time: what is cut off on each side is then a whole number of colour samples, and the middle stays where it is.
 */
function zoom(seam: Seam): string[] {
  const { from, lengthFrames, size, output } = seam;
  const zoomed = `${output}z`;
  const scaled = (side: "iw" | "ih" | number) =>
    `4*trunc(${side}*(1+${zoomDepth}*pow(n/${lengthFrames},2))/4)`;
  return [
    link(
      [from],
      [
        `scale=w='${scaled("iw")}':h='${scaled("ih")}':eval=frame:flags=bilinear`,
        // Its own middle: the filter would take that of the first frame, which is not scaled yet.
        `crop=${size.width}:${size.height}:x='(${scaled(size.width)}-${size.width})/2':y='(${scaled(size.height)}-${size.height})/2'`,
        "setsar=1",
      ],
      [zoomed],
    ),
    ...crossfade({ ...seam, from: zoomed }),
  ];
}

/** By how much the picture has grown when the old clip is gone. */
const zoomDepth = 0.6;

/** Both clips side by side pass by. By whole pairs of pixels, so that brightness and colour move alike. */
function slide({ from, to, lengthFrames, size, output }: Seam): string[] {
  const x = `2*floor(${size.width}*n/${2 * lengthFrames})`;
  return [
    link(
      [from, to],
      ["hstack=inputs=2", `crop=${size.width}:${size.height}:x='${x}':y=0`, "setsar=1", "format=yuv420p"],
      [output],
    ),
  ];
}

/** Down to black and up again; each half is one clip alone. */
function dip({ from, to, lengthFrames, output }: Seam): string[] {
  const down = Math.ceil(lengthFrames / 2);
  const up = lengthFrames - down;
  const [first, second] = [`${output}d`, `${output}u`];
  return [
    link([from], [`trim=end_frame=${down}`, `fade=t=out:start_frame=0:nb_frames=${down}`], [first]),
    link(
      [to],
      [`trim=start_frame=${down}`, "setpts=PTS-STARTPTS", `fade=t=in:start_frame=0:nb_frames=${up}`],
      [second],
    ),
    link([first, second], ["concat=n=2:v=1:a=0"], [output]),
  ];
}

/** xfade may lose the last frame of its second source: a repeated frame behind each makes the count certain. */
function blended(kind: string, { from, to, lengthFrames, fps, output }: Seam): string[] {
  const padded = (label: string, name: string) =>
    link([label], ["tpad=stop=2:stop_mode=clone"], [`${output}${name}`]);
  return [
    padded(from, "a"),
    padded(to, "b"),
    link(
      [`${output}a`, `${output}b`],
      [
        `xfade=transition=${kind}:offset=0:duration=${lengthFrames / fps}`,
        `trim=end_frame=${lengthFrames}`,
        "format=yuv420p",
      ],
      [output],
    ),
  ];
}
