import { Path2D } from "@napi-rs/canvas";
import { addSegment, fillCel } from "@/providers/animatic/props/figures/cel";
import type { Identity } from "@/providers/animatic/props/figures/identity";
import { skirtPath } from "@/providers/animatic/props/figures/limbs";
import type { Pose } from "@/providers/animatic/props/figures/pose";
import type { Skeleton } from "@/providers/animatic/props/figures/skeleton";
import type { Kit } from "@/providers/animatic/props/kit";
import { fillFlat, line, shape, within } from "@/providers/animatic/props/surface";

type Widths = { shoulder: number; waist: number; hip: number };

function widthsOf(identity: Identity, turn: number): Widths {
  const { shoulders, waist, hips } = identity.build;
  const narrowed = (half: number, share: number) => half * (1 - share * turn);
  return { shoulder: narrowed(shoulders, 0.42), waist: narrowed(waist, 0.18), hip: narrowed(hips, 0.16) };
}

/** The upper body around the pelvis, upright. */
function torsoPath({ shoulder: s, waist: w, hip: h }: Widths, hem: number): Path2D {
  return shape(
    `M${-s} -22.2C${-s} -24.2 ${-s * 0.6} -25 -2.6 -26.4L2.6 -26.4C${s * 0.6} -25 ${s} -24.2 ${s} -22.2` +
      `C${s} -18 ${w + 0.4} -13 ${w} -9.4C${w} -5 ${h} -3 ${h} ${hem}Q0 ${hem + 1.4} ${-h} ${hem}` +
      `C${-h} -3 ${-w} -5 ${-w} -9.4C${-w - 0.4} -13 ${-s} -18 ${-s} -22.2Z`,
  );
}

export function drawNeck(kit: Kit, identity: Identity, skeleton: Skeleton): void {
  const neck = new Path2D();
  addSegment(
    neck,
    { x: skeleton.neck.x, y: skeleton.neck.y + 1.4, r: 2.2 },
    { x: skeleton.head.x - 0.2, y: skeleton.head.y + 2.4, r: 1.9 },
  );
  fillCel(kit, neck, { colour: identity.skin, reach: 1, exposure: -0.26 });
}

export function drawHips(kit: Kit, identity: Identity, skeleton: Skeleton): void {
  const { pelvis, nearLeg, farLeg } = skeleton;
  const skirted = identity.top === "dress" || identity.bottom === "skirt";
  const hips = new Path2D();
  addSegment(hips, { ...nearLeg.root, r: 4 }, { ...farLeg.root, r: 4 });
  addSegment(hips, { x: pelvis.x, y: pelvis.y - 3, r: 4.6 }, { x: pelvis.x, y: pelvis.y - 1, r: 4.7 });
  const colour = identity.top === "dress" ? identity.topColour : identity.bottomColour;
  if (!skirted) {
    fillFlat(kit, hips, { colour, exposure: 0.05 });
    return;
  }
  const [left, right] = nearLeg.root.x <= farLeg.root.x ? [nearLeg, farLeg] : [farLeg, nearLeg];
  const [leftKnee, rightKnee] =
    left.bend.x <= right.bend.x ? [left.bend, right.bend] : [right.bend, left.bend];
  const waist = identity.build.waist;
  const top = {
    left: { x: pelvis.x - waist, y: pelvis.y - 2 },
    right: { x: pelvis.x + waist, y: pelvis.y - 2 },
  };
  fillCel(kit, skirtPath(top, { left: leftKnee, right: rightKnee }), { colour, reach: 2.8 });
}

export function drawTorso(
  kit: Kit,
  identity: Identity,
  { pose, skeleton }: { pose: Pose; skeleton: Skeleton },
): void {
  const { ctx } = kit;
  const widths = widthsOf(identity, pose.turn);
  ctx.save();
  ctx.translate(skeleton.pelvis.x, skeleton.pelvis.y);
  ctx.rotate(skeleton.lean);
  const hem = { tee: 0.4, shirt: -0.6, sweater: 1.6, jacket: 2.6, dress: -3 }[identity.top];
  const torso = torsoPath(widths, hem);
  fillCel(kit, torso, { colour: identity.topColour, reach: 3 });
  within(kit, torso, () => drawFront(kit, identity, { pose, widths }));
  if (pose.gaze !== "away" && identity.top !== "jacket")
    fillFlat(kit, shape("M-2.7-26.5C-1.6-23.2 2-23.2 2.9-26.5Z"), { colour: identity.skin, exposure: -0.2 });
  line(kit, shape(`M-2.4-26C-1.6-23 2-23 2.8-26`), {
    colour: collarColour(identity),
    exposure: -0.12,
    width: identity.top === "sweater" ? 1.2 : 0.7,
  });
  ctx.restore();
}

function collarColour(identity: Identity) {
  return identity.top === "shirt" || identity.top === "jacket" ? identity.innerColour : identity.topColour;
}

function drawFront(kit: Kit, identity: Identity, { pose, widths }: { pose: Pose; widths: Widths }): void {
  const { topColour } = identity;
  const middle = pose.turn * widths.shoulder * 0.5;
  const fold = (data: string) =>
    line(kit, shape(data), { colour: topColour, exposure: -0.5, width: 0.5, alpha: 0.5 });
  if (pose.gaze !== "away" && identity.top === "jacket") {
    fillFlat(kit, shape(`M${middle - 2.4}-27L${middle + 3}-27L${middle + 2.2} 4H${middle - 1.6}Z`), {
      colour: identity.innerColour,
      exposure: -0.06,
    });
    fillFlat(kit, shape(`M${middle - 1.2}-27.5H${middle + 1.8}L${middle + 0.4}-21.4Z`), {
      colour: identity.skin,
      exposure: -0.2,
    });
    for (const [from, to] of [
      [middle - 2.6, middle - 1.4],
      [middle + 3.2, middle + 2],
    ] as const) {
      const out = from < middle ? -2.8 : 2.8;
      fillFlat(kit, shape(`M${from}-27L${from + out}-21L${from + out * 0.5}-19.6L${to}-12Z`), {
        colour: topColour,
        exposure: 0.16,
      });
    }
    line(kit, shape(`M${middle - 1.5}-12V4`), { colour: topColour, exposure: -0.6, width: 0.4 });
  }
  if (pose.gaze !== "away" && identity.top === "shirt") {
    line(kit, shape(`M${middle}-23V3`), { colour: topColour, exposure: -0.45, width: 0.4, alpha: 0.8 });
    for (const y of [-20, -15.6, -11.2, -6.8])
      line(kit, shape(`M${middle + 0.7} ${y}v.1`), { colour: identity.innerColour, width: 0.6 });
  }
  if (identity.top === "sweater") fold(`M${-widths.hip}-.6H${widths.hip}`);
  fold(`M${-widths.waist + 0.6}-9C${-widths.waist + 3}-8 ${-widths.waist + 4}-6 ${-widths.waist + 4.4}-4`);
  fold(
    `M${widths.shoulder - 1.4}-18C${widths.shoulder - 3}-16 ${widths.shoulder - 3.4}-14 ${widths.shoulder - 3.4}-12`,
  );
}
