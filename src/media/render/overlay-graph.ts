import { link } from "../ffmpeg/graph";

/** A picture, or a few shown one after the other, over the film for some of its frames. */
export type Overlay = {
  /** PNG pictures of one size, one behind the other in one file. */
  path: string;
  left: number;
  top: number;
  startFrame: number;
  lengthFrames: number;
  /** Pictures in the file, and how long each is shown; the last stays to the end. */
  states: number;
  framesPerState: number;
  fadeInFrames: number;
  fadeOutFrames: number;
  /** Comes in from this many pixels below while it fades in. */
  risePixels: number;
  /** Only the last picture is shown, from the first frame on. */
  settled: boolean;
};

type OverlayContext = { base: string; input: string; output: string; fps: number };

/**
 * Lays one overlay over the picture. Its frames are numbered as the film's, so that it begins and ends exactly where
 * the cut says; before and after, the film passes untouched.
 */
export function overlayGraph(overlay: Overlay, { base, input, output, fps }: OverlayContext): string[] {
  const { framesPerState, lengthFrames, startFrame, fadeInFrames, fadeOutFrames } = overlay;
  const passedStates = overlay.settled ? overlay.states - 1 : 0;
  const states = overlay.states - passedStates;
  const lastState = states - 1;
  const typedFrames = lastState * framesPerState;
  const frames = lastState + Math.max(1, lengthFrames - typedFrames);
  const number = `if(lt(N,${lastState}),N*${framesPerState},N+${typedFrames - lastState})`;
  const prepared = [
    "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd",
    "format=yuva420p",
    ...(passedStates > 0 ? [`trim=start_frame=${passedStates}`, "setpts=PTS-STARTPTS"] : []),
    ...(frames > states ? [`loop=loop=${frames - states}:size=1:start=${lastState}`] : []),
    ...(fadeInFrames > 0 ? [`fade=t=in:start_frame=0:nb_frames=${fadeInFrames}:alpha=1`] : []),
    ...(fadeOutFrames > 0
      ? [`fade=t=out:start_frame=${frames - fadeOutFrames}:nb_frames=${fadeOutFrames}:alpha=1`]
      : []),
    `settb=1/${fps}`,
    `setpts='${number}+${startFrame}'`,
  ];
  const shown = `${output}o`;
  return [
    link([input], prepared, [shown]),
    link(
      [base, shown],
      [`overlay=x=${overlay.left}:y='${top(overlay, fps)}':eof_action=pass:format=yuv420`, "format=yuv420p"],
      [output],
    ),
  ];
}

/** Slows down towards its place. By time, because overlay's own frame counter runs ahead of the frame it draws. */
function top({ top: rest, risePixels, startFrame, fadeInFrames }: Overlay, fps: number): string {
  if (risePixels === 0 || fadeInFrames === 0) return String(rest);
  const left = `max(0,1-(t-${(startFrame / fps).toFixed(6)})/${(fadeInFrames / fps).toFixed(6)})`;
  return `${rest}+${risePixels}*pow(${left},3)`;
}
