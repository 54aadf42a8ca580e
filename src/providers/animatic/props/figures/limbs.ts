import { Path2D } from "@napi-rs/canvas";
import type { Rgb } from "@/providers/animatic/props/colour";
import { addCuffed, addSegment, between, fillCel } from "@/providers/animatic/props/figures/cel";
import type { Identity } from "@/providers/animatic/props/figures/identity";
import type { LimbJoints, Point } from "@/providers/animatic/props/figures/skeleton";
import type { Kit } from "@/providers/animatic/props/kit";
import { line, shape } from "@/providers/animatic/props/surface";

type Radii = readonly [number, number, number];

function limbPath({ root, bend, end }: LimbJoints, [a, b, c]: Radii): Path2D {
  const path = new Path2D();
  addSegment(path, { ...root, r: a }, { ...bend, r: b });
  addSegment(path, { ...bend, r: b }, { ...end, r: c });
  return path;
}

/** Cloth around a limb down to `end`, with a straight hem. */
function clothPath({ root, bend, end }: LimbJoints, [a, b, c]: Radii): Path2D {
  const path = new Path2D();
  addSegment(path, { ...root, r: a }, { ...bend, r: b });
  addCuffed(path, { ...bend, r: b }, { ...end, r: c });
  return path;
}

const skinArm: Radii = [2.5, 2, 1.5];
const sleeves: Record<Identity["top"], Radii | null> = {
  tee: null,
  dress: null,
  shirt: [3, 2.5, 2],
  sweater: [3.3, 2.9, 2.4],
  jacket: [3.4, 2.9, 2.5],
};

/** An arm without its hand; `depth` darkens the one further away. */
export function drawArm(kit: Kit, arm: LimbJoints, look: { identity: Identity; depth: number }): void {
  const { identity, depth } = look;
  const sleeve = sleeves[identity.top];
  if (!sleeve) {
    fillCel(kit, limbPath(arm, skinArm), { colour: identity.skin, reach: 1.3, exposure: depth });
    const short = new Path2D();
    addCuffed(short, { ...arm.root, r: 3 }, { ...between(arm.root, arm.bend, 0.52), r: 2.9 });
    fillCel(kit, short, { colour: identity.topColour, reach: 1.8, exposure: depth });
    return;
  }
  const wrist = new Path2D();
  addSegment(wrist, { ...between(arm.bend, arm.end, 0.7), r: 1.6 }, { ...arm.end, r: 1.4 });
  fillCel(kit, wrist, { colour: identity.skin, reach: 1, exposure: depth });
  const covered = { ...arm, end: between(arm.bend, arm.end, 0.86) };
  fillCel(kit, clothPath(covered, sleeve), { colour: identity.topColour, reach: 1.7, exposure: depth });
  const cuff = new Path2D();
  addCuffed(
    cuff,
    { ...between(arm.bend, arm.end, 0.84), r: sleeve[2] },
    { ...between(arm.bend, arm.end, 0.9), r: sleeve[2] },
  );
  const cuffColour = identity.top === "shirt" ? identity.innerColour : identity.topColour;
  fillCel(kit, cuff, { colour: cuffColour, reach: 1.2, exposure: depth - 0.12 });
}

const relaxedHand =
  "M-1.4 -.4C-1.7 1.2-1.6 3-1.1 4.6C-.7 5.6.4 5.7.9 4.8C1.2 3.8 1.3 2.6 1.4 1.8C2 2.6 2.5 3 2.8 2.6C3 1.6 2.2 .2 1.4 -.6Z";
const openHand =
  "M-1.3 -.4C-1.8 1-2 2.4-2 3.4L-2.5 6C-2.4 6.7-1.7 6.7-1.5 6L-1.1 4.2L-.9 7C-.7 7.7 0 7.7.1 7L.2 4.3L.9 6.8C1.2 7.4 1.8 7.2 1.7 6.5L1.3 3.8C1.6 3 1.6 2.6 1.7 2.2L3.3 1.6C3.8 1.2 3.6 .6 3 .6L1.4 .2 1.3 -.4Z";
const grip = "M-1.5 -.6C-2.2 .6-2.4 2.4-1.8 3.6C-1 4.5 1.2 4.6 2.2 3.8C2.9 3 2.9 1 2.2 .1L1.4 -.7Z";

/** A hand at the end of a forearm. Gripping fingers lie over what they hold, so they are drawn after it. */
export function drawHand(
  kit: Kit,
  arm: LimbJoints,
  look: { skin: Rgb; kind: "relaxed" | "open" | "grip"; flip: boolean; depth: number },
): void {
  const { ctx } = kit;
  ctx.save();
  ctx.translate(arm.end.x, arm.end.y);
  ctx.rotate((-arm.limb[1] * Math.PI) / 180);
  if (look.flip) ctx.scale(-1, 1);
  const path = shape({ relaxed: relaxedHand, open: openHand, grip }[look.kind]);
  fillCel(kit, path, { colour: look.skin, reach: 0.7, exposure: look.depth });
  if (look.kind === "grip")
    line(kit, shape("M-.6 1.6C0 2.2 .2 3.2 0 4.1M.8 1.4C1.3 2.2 1.5 3.2 1.3 4"), {
      colour: look.skin,
      exposure: -0.6,
      width: 0.28,
      alpha: 0.7,
    });
  ctx.restore();
}

const trouserLeg: Radii = [4.4, 3.4, 2.6];
const skinLeg: Radii = [4, 3, 1.9];

/** What skin a leg shows, under shoe and cloth. */
export function drawBareLeg(kit: Kit, leg: LimbJoints, look: { identity: Identity; depth: number }): void {
  const { identity, depth } = look;
  const trousered = identity.bottom === "trousers" && identity.top !== "dress";
  const skin = trousered ? new Path2D() : limbPath(leg, skinLeg);
  if (trousered) addSegment(skin, { ...between(leg.bend, leg.end, 0.75), r: 1.8 }, { ...leg.end, r: 1.6 });
  fillCel(kit, skin, { colour: identity.skin, reach: 1.9, exposure: depth });
}

export function drawLegCloth(kit: Kit, leg: LimbJoints, look: { identity: Identity; depth: number }): void {
  const { identity, depth } = look;
  if (identity.top === "dress" || identity.bottom === "skirt") return;
  const shorts = new Path2D();
  addCuffed(shorts, { ...leg.root, r: 4.6 }, { ...between(leg.root, leg.bend, 0.72), r: 4.5 });
  const trousers = clothPath({ ...leg, end: between(leg.bend, leg.end, 0.9) }, trouserLeg);
  const cloth = identity.bottom === "shorts" ? shorts : trousers;
  fillCel(kit, cloth, { colour: identity.bottomColour, reach: 2.6, exposure: depth });
}

const sideShoe = "M-2.4 -1.6C-2.8 .4-2.8 1.6-2.6 2.4L6.2 2.4C6.6 1.2 5.6 .4 4.2 -.2C3 -.6 2.4 -1.2 1.9 -2Z";
const frontShoe = "M-2.2 -1.8C-2.7 0-3 1.4-2.6 2.4L3.6 2.4C4 1.2 3.2 0 2.2 -.6L1.8 -1.8Z";

export type Stance = { turn: number; onGround: boolean; flip: boolean };

export function drawShoe(
  kit: Kit,
  leg: LimbJoints,
  look: { identity: Identity; depth: number; stance: Stance },
): void {
  const { ctx } = kit;
  const { stance, identity, depth } = look;
  ctx.save();
  ctx.translate(leg.end.x, leg.end.y);
  if (!stance.onGround) ctx.rotate((-leg.limb[1] * 0.85 * Math.PI) / 180);
  ctx.scale(stance.flip ? -1.18 : 1.18, 1.18);
  fillCel(kit, shape(stance.turn > 0.5 ? sideShoe : frontShoe), {
    colour: identity.shoeColour,
    reach: 1,
    exposure: depth,
  });
  const sole = stance.turn > 0.5 ? "M-2.3 2H5.8" : "M-2.3 2H3.3";
  line(kit, shape(sole), { colour: identity.shoeColour, exposure: -0.6, width: 0.7 });
  ctx.restore();
}

/** Cloth between the waist and both knees. */
export function skirtPath(hips: { left: Point; right: Point }, knees: { left: Point; right: Point }): Path2D {
  const path = new Path2D();
  const flare = 3.4;
  const low = Math.max(knees.left.y, knees.right.y) + 1.5;
  const [leftKnee, rightKnee] = [
    Math.min(knees.left.x, hips.left.x) - flare,
    Math.max(knees.right.x, hips.right.x) + flare,
  ];
  path.moveTo(hips.left.x, hips.left.y - 5);
  path.bezierCurveTo(hips.left.x - 1.6, hips.left.y, leftKnee, knees.left.y - 8, leftKnee, knees.left.y + 1);
  path.quadraticCurveTo((leftKnee + rightKnee) / 2, low + 1.6, rightKnee, knees.right.y + 1);
  path.bezierCurveTo(
    rightKnee,
    knees.right.y - 8,
    hips.right.x + 1.6,
    hips.right.y,
    hips.right.x,
    hips.right.y - 5,
  );
  path.closePath();
  return path;
}
