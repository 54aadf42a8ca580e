import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import type { Camera, CameraMove } from "@/domain/shot/camera";
import type { ClipExpectation, ClipSamples } from "../clip-samples";
import type { CameraStep } from "../global-motion";
import { measured } from "../measured";
import { linearScore } from "../statistics";

const scales = calibration.scales.cameraMovement;

/** Shares of the short side a second: below the first a camera stands still, from the second on it clearly moves. */
const standsBelow = 0.02;
const clearlyMoves = 0.03;

/** How far the camera went, in shares of the short side: to the right, upwards, and nearer. */
type Way = { right: number; up: number; near: number };

/** The ways that count as a move. */
const planned: Record<Exclude<CameraMove, "static" | "handheld">, readonly (keyof Way)[]> = {
  pan: ["right"],
  tilt: ["up"],
  dolly: ["near", "right"],
  track: ["right"],
  crane: ["up"],
  zoom: ["near"],
  orbit: ["right"],
};
/** Moves in which the camera looks back at its subject: what lies behind that goes the other way, so that both count. */
const turnsBack: readonly CameraMove[] = ["crane", "orbit"];
/** The sign that a direction asks for. */
const signs: Record<Camera["direction"], { way: keyof Way; sign: 1 | -1 } | null> = {
  none: null,
  left: { way: "right", sign: -1 },
  right: { way: "right", sign: 1 },
  up: { way: "up", sign: 1 },
  down: { way: "up", sign: -1 },
  in: { way: "near", sign: 1 },
  out: { way: "near", sign: -1 },
};

/**
 * What the camera did against what the plan says. Null for handheld shots, whose sway nobody plans, and for clips in
 * which no step could be measured.
 */
export function cameraMovement(
  { slow, size }: ClipSamples,
  { cameraMove, cameraDirection = "none" }: ClipExpectation,
) {
  if (cameraMove === "handheld" || slow.steps.length === 0) return null;
  const ways = slow.steps.map(({ camera }) => wayOf(camera, size));
  const seconds = ways.length * slow.stepSeconds;
  if (cameraMove === "static") return stillness(ways, slow.stepSeconds);
  const total = ways.reduce((sum, way) => sum + lengthOf(way), 0);
  const wanted = planned[cameraMove];
  const direction = turnsBack.includes(cameraMove) ? null : signs[cameraDirection];
  const way = direction && wanted.includes(direction.way) ? direction.way : strongest(ways, wanted);
  const went = ways.reduce((sum, step) => sum + step[way], 0);
  const towards = direction?.way === way ? direction.sign * went : Math.abs(went);
  const share = total > 0 ? Math.max(0, towards) / total : 0;
  const enough = Math.min(1, total / seconds / clearlyMoves);
  return measured("cameraMovement", {
    score: linearScore(share, scales.share) * enough,
    raw: share,
    note: describe({ cameraMove, direction: cameraDirection, share, towards, enough }),
  });
}

/** What moves to the left was passed by a camera going right; what grows came nearer. */
function wayOf({ x, y, zoom }: CameraStep, { width, height }: PixelSize): Way {
  const short = Math.min(width, height);
  return {
    right: -x / short,
    up: y / short,
    // How far the picture's points move on average (root mean square) when it grows.
    near: (zoom * Math.sqrt((width ** 2 + height ** 2) / 12)) / short,
  };
}

const lengthOf = ({ right, up, near }: Way) => Math.hypot(right, up, near);

function strongest(ways: readonly Way[], among: readonly (keyof Way)[]): keyof Way {
  const amount = (way: keyof Way) => Math.abs(ways.reduce((sum, step) => sum + step[way], 0));
  return among.reduce((best, way) => (amount(way) > amount(best) ? way : best));
}

function stillness(ways: readonly Way[], stepSeconds: number) {
  const still = ways.filter((way) => lengthOf(way) / stepSeconds < standsBelow).length;
  const share = still / ways.length;
  return measured("cameraMovement", {
    score: linearScore(share, scales.still),
    raw: share,
    note: share < 0.5 ? "the camera was meant to stand still" : null,
  });
}

function describe(found: {
  cameraMove: CameraMove;
  direction: Camera["direction"];
  share: number;
  towards: number;
  enough: number;
}): string | null {
  const meant = `${found.cameraMove}${found.direction === "none" ? "" : ` ${found.direction}`}`;
  if (found.enough < 0.5) return `meant as ${meant}, but the camera hardly moves`;
  if (found.towards < 0) return `meant as ${meant}, but the camera goes the other way`;
  return found.share < 0.35 ? `meant as ${meant}, but the camera moves otherwise` : null;
}
