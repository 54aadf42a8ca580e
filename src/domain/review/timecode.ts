/** A frame as editors write it: hours, minutes, seconds and frames within the second, without drop frames. */
export function timecode(frame: number, framesPerSecond: number): string {
  const seconds = Math.floor(frame / framesPerSecond);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, "0"));
  return `${hours}:${minutes}:${rest}:${String(frame % framesPerSecond).padStart(2, "0")}`;
}

/**
 * The frame that a moment of a video shows. Players tell the time at which a frame begins, in floating seconds that may
 * lie a little before it.
 */
export function frameAt(
  seconds: number,
  { framesPerSecond, durationFrames }: { framesPerSecond: number; durationFrames: number },
): number {
  const frame = Math.floor(seconds * framesPerSecond + 0.01);
  return Math.min(Math.max(0, frame), Math.max(0, durationFrames - 1));
}

/** Where to seek so that a player shows the frame: its middle, which no rounding moves to a neighbour. */
export const middleOfFrame = (frame: number, framesPerSecond: number): number =>
  (frame + 0.5) / framesPerSecond;
