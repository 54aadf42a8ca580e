import type { Build } from "@/providers/animatic/props/figures/identity";
import type { Limb, Pose } from "@/providers/animatic/props/figures/pose";

export type Point = { x: number; y: number };
export type LimbJoints = { root: Point; bend: Point; end: Point; limb: Limb };

/** Joints in tenths of a head: the ground is y = 0, a standing figure's crown near y = -75. */
export type Skeleton = {
  pelvis: Point;
  neck: Point;
  head: Point;
  /** Of the upper body and of the head, radians clockwise from upright. */
  lean: number;
  headTilt: number;
  nearArm: LimbJoints;
  farArm: LimbJoints;
  nearLeg: LimbJoints;
  farLeg: LimbJoints;
};

const torsoLength = 25.5;
const armLengths = [13, 12] as const;
const legLengths = [18.5, 17.5] as const;
/** Height of the ankle over the sole. */
const ankleHeight = 2.8;

function along(from: Point, degrees: number, length: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: from.x + Math.sin(angle) * length, y: from.y + Math.cos(angle) * length };
}

function limbFrom(root: Point, limb: Limb, [upper, lower]: readonly [number, number]): LimbJoints {
  const bend = along(root, limb[0], upper);
  return { root, bend, end: along(bend, limb[1], lower), limb };
}

/** The angles that bring a limb's end to `target`, elbow down and outwards. */
function reaching(root: Point, target: Point, [upper, lower]: readonly [number, number]): Limb {
  const distance = Math.min(Math.hypot(target.x - root.x, target.y - root.y), upper + lower - 0.1);
  const straight = Math.atan2(target.x - root.x, target.y - root.y);
  const opening = Math.acos((upper ** 2 + distance ** 2 - lower ** 2) / (2 * upper * distance));
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  const [one, other] = [straight + opening, straight - opening].map(degrees) as [number, number];
  const outwards = (angle: number) => {
    const elbow = along(root, angle, upper);
    return elbow.y + Math.sign(root.x) * elbow.x * 0.15;
  };
  const elbow = outwards(one) > outwards(other) ? one : other;
  const bend = along(root, elbow, upper);
  return [elbow, degrees(Math.atan2(target.x - bend.x, target.y - bend.y))];
}

/** Where the wrist stops when the hand is at a part of the face, from the head's centre. */
const reaches = {
  mouth: { x: 6.4, y: 5.4 },
  chin: { x: 0.8, y: 11.6 },
  eyes: { x: 7, y: 3.6 },
} as const;

function armsOf(
  pose: Pose,
  head: Point,
  [nearRoot, farRoot]: readonly [Point, Point],
): [LimbJoints, LimbJoints] {
  const spot = pose.reach === "none" ? null : reaches[pose.reach];
  const target = spot && { x: head.x + spot.x, y: head.y + spot.y };
  const far = target ? reaching(farRoot, target, armLengths) : pose.farArm;
  const near =
    target && pose.reach === "eyes"
      ? reaching(nearRoot, { x: target.x - 6, y: target.y + 0.6 }, armLengths)
      : pose.nearArm;
  return [limbFrom(nearRoot, near, armLengths), limbFrom(farRoot, far, armLengths)];
}

function moved(point: Point, by: number): Point {
  return { x: point.x, y: point.y + by };
}

function movedLimb(limb: LimbJoints, by: number): LimbJoints {
  return { ...limb, root: moved(limb.root, by), bend: moved(limb.bend, by), end: moved(limb.end, by) };
}

export function skeletonOf(pose: Pose, build: Build): Skeleton {
  const pelvis = { x: 0, y: 0 };
  const neck = along(pelvis, 180 - pose.lean, torsoLength);
  const across = (half: number, share: number) => half * (1 - share * pose.turn);
  const shoulder = across(build.shoulders - 2.3, 0.5);
  const hip = across(build.hips - 4, 0.7);
  const lean = (pose.lean * Math.PI) / 180;
  const shoulderAt = (side: number): Point => ({
    x: neck.x + Math.cos(lean) * shoulder * side - Math.sin(lean) * 4.4,
    y: neck.y + Math.sin(lean) * shoulder * side + Math.cos(lean) * 4.4,
  });
  const legs = [legLengths[0] * build.legs, legLengths[1] * build.legs] as const;
  const nearLeg = limbFrom({ x: -hip, y: 0 }, pose.nearLeg, legs);
  const farLeg = limbFrom({ x: hip, y: 0 }, pose.farLeg, legs);
  const head = along(neck, 180 - (pose.lean + pose.tilt) * 0.8, 6 + build.head * 1.8);
  const [nearArm, farArm] = armsOf(pose, head, [shoulderAt(-1), shoulderAt(1)]);
  const lowest =
    pose.support === "floor"
      ? Math.max(nearLeg.bend.y, farLeg.bend.y) + 4
      : Math.max(nearLeg.end.y, farLeg.end.y) + ankleHeight;
  const by = -lowest - pose.lift;
  return {
    pelvis: moved(pelvis, by),
    neck: moved(neck, by),
    head: moved(head, by),
    lean,
    headTilt: ((pose.lean * 0.5 + pose.tilt) * Math.PI) / 180,
    nearArm: movedLimb(nearArm, by),
    farArm: movedLimb(farArm, by),
    nearLeg: movedLimb(nearLeg, by),
    farLeg: movedLimb(farLeg, by),
  };
}
