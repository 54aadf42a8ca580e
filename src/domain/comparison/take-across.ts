import { StudioError } from "@/domain/errors";

/** What a clip has to be like to stand in for another. Lengths in frames at `fps`. */
export type ShotForm = {
  label: string;
  fps: number;
  width: number | null;
  height: number | null;
  durationFrames: number | null;
};

/**
 * Throws StudioError "conflict" when the clip of shot `number` in `from` cannot take the place of the one in `into`:
 * another size or rate, or too short for its place in the cut.
 */
export function refuseUnlikeShot(number: number, { from, into }: { from: ShotForm; into: ShotForm }): void {
  const what = `Shot ${number} of ${from.label}`;
  if (from.width !== into.width || from.height !== into.height) {
    refuse(
      `${what} is ${from.width} × ${from.height} pixels, but ${into.label} is ${into.width} × ${into.height}: it does not fit.`,
    );
  }
  if (from.fps !== into.fps) {
    refuse(
      `${what} has ${from.fps} frames per second, but ${into.label} has ${into.fps}: it would not run smoothly.`,
    );
  }
  if ((from.durationFrames ?? 0) < (into.durationFrames ?? 0)) {
    refuse(
      `${what} lasts ${secondsText(from)}, but its place in ${into.label} lasts ${secondsText(into)}: it is too short.`,
    );
  }
}

const secondsText = ({ durationFrames, fps }: ShotForm) => `${((durationFrames ?? 0) / fps).toFixed(2)} s`;

function refuse(message: string): never {
  throw new StudioError("conflict", message);
}
