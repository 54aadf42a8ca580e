import { createRandom } from "@/domain/random";
import type { Camera, CameraPath, CameraPose } from "@/domain/shot/camera";

/**
 * How far a pose may go. A layered world is drawn so far beyond the picture that no pose inside these limits, with
 * `shakeMax` on top, shows its edge on a layer at `nearestDepth` or farther.
 */
export const cameraReach = {
  x: 0.12,
  y: 0.09,
  dolly: 0.4,
  zoom: 4,
  roll: 2,
  /** How far the view may turn past the edge of the unzoomed picture, in widths and heights. */
  turn: 0.1,
  shakeMax: 0.012,
  nearestDepth: 0.6,
} as const;

/** Where worlds put what matters, as fractions of the unzoomed picture: closer framings aim here. */
export const focusPoint = { x: 0.5, y: 0.52 } as const;

/** How much larger than in the widest view the subject stands, and how high it sits in the picture. */
const framings: Record<Camera["size"], { magnification: number; height: number }> = {
  "extreme-wide": { magnification: 1, height: 0.56 },
  wide: { magnification: 1.08, height: 0.55 },
  full: { magnification: 1.2, height: 0.54 },
  "medium-wide": { magnification: 1.5, height: 0.53 },
  medium: { magnification: 1.95, height: 0.52 },
  "medium-close-up": { magnification: 2.45, height: 0.51 },
  "close-up": { magnification: 3, height: 0.5 },
  "extreme-close-up": { magnification: 3.7, height: 0.5 },
};

/** Eye heights, in heights of the picture. */
const eyeHeights: Record<Camera["perspective"], number> = {
  "eye-level": 0,
  low: -0.05,
  high: 0.05,
  "birds-eye": 0.085,
  pov: 0.01,
  "over-shoulder": 0.015,
};

/** Size ratio between the two ends of a dolly or zoom. */
const pushRatio = 1.24;

/**
 * Start and end pose of a shot. The shot size and perspective frame the start (moves out start closer and end
 * there); a shot that continues another starts at `from`, the end pose of the shot before it, and moves on from there.
 * `seed` varies how wide the move is and which third the subject stands on. Every pose is within `cameraReach`.
 */
export function cameraPath({
  camera,
  from,
  seed,
}: {
  camera: Camera;
  from: CameraPose | null;
  seed: number;
}): CameraPath {
  const random = createRandom(`camera/${seed}`);
  const base = from ?? framedPose(camera, random.pick([-0.08, 0, 0.08]));
  const amount = random.between(0.85, 1.15);
  const shake = camera.move === "handheld" ? 0.006 * amount : camera.perspective === "pov" ? 0.003 : 0;
  const move = moves[camera.move](base, { sign: signOf(camera.direction), amount, camera });
  if (from !== null) return { start: from, end: withinReach(ahead(from, move)), shake };
  if (move.centred)
    return { start: withinReach(ahead(base, move, -0.5)), end: withinReach(ahead(base, move, 0.5)), shake };
  return move.arrives
    ? { start: withinReach(ahead(base, move, -1)), end: base, shake }
    : { start: base, end: withinReach(ahead(base, move)), shake };
}

/** The pose at `t` in 0..1: eased with zero speed at both ends, sway that is zero there too; exact at 0 and 1. */
export function poseAt(path: CameraPath, t: number): CameraPose {
  if (t <= 0) return path.start;
  if (t >= 1) return path.end;
  const eased = t * t * (3 - 2 * t);
  const between = (key: keyof CameraPose) => path.start[key] + (path.end[key] - path.start[key]) * eased;
  const sway = path.shake * Math.sin(Math.PI * t) ** 2;
  const wave = (cycles: number, phase: number) => Math.sin(2 * Math.PI * cycles * t + phase);
  return {
    x: between("x"),
    y: between("y"),
    dolly: between("dolly"),
    yaw: between("yaw") + sway * (0.7 * wave(2.3, 0.4) + 0.3 * wave(5.1, 1.9)),
    pitch: between("pitch") + sway * 0.6 * (0.7 * wave(2.9, 2.2) + 0.3 * wave(6.3, 0.7)),
    // Equal ratios in equal times look like an even speed.
    zoom: path.start.zoom * (path.end.zoom / path.start.zoom) ** eased,
    roll: between("roll"),
  };
}

type Delta = Partial<Record<Exclude<keyof CameraPose, "zoom">, number>> & {
  zoomRatio?: number;
  /** The framed pose is the middle of the move. */
  centred?: boolean;
  /** The framed pose is the end of the move. */
  arrives?: boolean;
};
type MoveOptions = { sign: number; amount: number; camera: Camera };

const moves: Record<Camera["move"], (base: CameraPose, options: MoveOptions) => Delta> = {
  static: () => ({}),
  pan: (base, { sign, amount }) => ({ yaw: (sign * 0.2 * amount) / base.zoom, centred: true }),
  tilt: (base, { sign, amount }) => ({ pitch: (sign * 0.16 * amount) / base.zoom, centred: true }),
  dolly: (base, options) => (isSideways(options.camera) ? track(base, options) : push(base, options)),
  track: (base, options) => track(base, options),
  crane: (base, { sign, amount }) => {
    const rise = (sign * 0.13 * amount) / Math.sqrt(base.zoom);
    return { y: rise, pitch: (-0.75 * rise) / (1 - base.dolly), centred: true };
  },
  handheld: (base, { amount }) => ({ dolly: 0.03 * amount * (1 - base.dolly), x: 0.012 * amount }),
  zoom: (_base, { sign, amount }) => ({ zoomRatio: pushRatio ** (sign * amount), arrives: sign < 0 }),
  orbit: (base, { sign, amount }) => {
    const swing = (sign * 0.16 * amount * (1 - base.dolly)) / Math.sqrt(base.zoom);
    return { x: swing, yaw: -swing / (1 - base.dolly), centred: true };
  },
};

function push(base: CameraPose, { sign, amount }: MoveOptions): Delta {
  const closer = 1 - (1 - base.dolly) / pushRatio ** amount;
  return { dolly: sign * (closer - base.dolly), arrives: sign < 0 };
}

function track(base: CameraPose, { sign, amount }: MoveOptions): Delta {
  const way = (sign * 0.13 * amount) / Math.sqrt(base.zoom);
  // The camera looks a little back at the subject, which would otherwise leave the picture.
  return { x: way, yaw: (-0.35 * way) / (1 - base.dolly), centred: true };
}

const isSideways = ({ direction }: Camera) => direction === "left" || direction === "right";

/** Right, up and in are positive; a move without a direction takes the positive one. */
const signOf = (direction: Camera["direction"]) =>
  direction === "left" || direction === "down" || direction === "out" ? -1 : 1;

function framedPose(camera: Camera, thirds: number): CameraPose {
  const { magnification, height } = framings[camera.size];
  // Wide lenses come closer, long ones enlarge from afar.
  const closeness = Math.min(0.4, Math.max(0.1, 0.33 * (35 / camera.lensMm) ** 0.6));
  const dolly = Math.min(0.32, 1 - magnification ** -closeness);
  const zoom = magnification * (1 - dolly);
  const y = eyeHeights[camera.perspective];
  const aside = thirds / magnification;
  const scale = 1 / (1 - dolly);
  return withinReach({
    x: 0,
    y,
    dolly,
    yaw: -aside,
    pitch: (height - 0.5) / zoom - scale * (focusPoint.y - 0.5) - y * scale,
    zoom,
    roll: 0,
  });
}

/** `base` moved by `share` of a move. */
function ahead(base: CameraPose, move: Delta, share = 1): CameraPose {
  const add = (key: Exclude<keyof CameraPose, "zoom">) => base[key] + share * (move[key] ?? 0);
  return {
    x: add("x"),
    y: add("y"),
    dolly: add("dolly"),
    yaw: add("yaw"),
    pitch: add("pitch"),
    zoom: base.zoom * (move.zoomRatio ?? 1) ** share,
    roll: add("roll"),
  };
}

function withinReach(pose: CameraPose): CameraPose {
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  const zoom = Math.min(cameraReach.zoom, Math.max(1, pose.zoom));
  const turn = cameraReach.turn + 0.5 - 0.5 / zoom;
  return {
    x: clamp(pose.x, cameraReach.x),
    y: clamp(pose.y, cameraReach.y),
    dolly: Math.min(cameraReach.dolly, Math.max(0, pose.dolly)),
    yaw: clamp(pose.yaw, turn),
    pitch: clamp(pose.pitch, turn),
    zoom,
    roll: clamp(pose.roll, cameraReach.roll),
  };
}
