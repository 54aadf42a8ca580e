import type { SurveyedPiece } from "./survey";
import type { Workspace } from "./workspace";

/** The document with pieces kept as they are; what is not there yet cannot be. */
export function withPins(
  data: Workspace,
  pieces: readonly Pick<SurveyedPiece, "slot" | "artifactId">[],
): Workspace {
  const pins = pieces.flatMap(({ slot, artifactId }) => (artifactId === null ? [] : [[slot, artifactId]]));
  return { ...data, pins: { ...data.pins, ...Object.fromEntries(pins) } };
}

export function withoutPin(data: Workspace, slot: string): Workspace {
  const { [slot]: _released, ...pins } = data.pins;
  return { ...data, pins };
}
