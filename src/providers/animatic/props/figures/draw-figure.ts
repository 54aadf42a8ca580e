import type { SKRSContext2D } from "@napi-rs/canvas";
import type { SceneSubject } from "@/domain/picture/scene-spec";
import type { Box, Light } from "@/providers/animatic/light";
import { drawProduct } from "@/providers/animatic/props/draw-product";
import { drawDesk, drawSeat, drawTool } from "@/providers/animatic/props/figures/furniture";
import { drawHandCloseUp, isHandCloseUp } from "@/providers/animatic/props/figures/hand-close-up";
import { drawBackHair, drawHead } from "@/providers/animatic/props/figures/head";
import { heldBox, thingNamed, unbranded } from "@/providers/animatic/props/figures/held-thing";
import { type Identity, identityOf } from "@/providers/animatic/props/figures/identity";
import {
  drawArm,
  drawBareLeg,
  drawHand,
  drawLegCloth,
  drawShoe,
} from "@/providers/animatic/props/figures/limbs";
import { type Pose, poseNameOf, poses } from "@/providers/animatic/props/figures/pose";
import { drawRimLit } from "@/providers/animatic/props/figures/rim-lit";
import { type LimbJoints, type Skeleton, skeletonOf } from "@/providers/animatic/props/figures/skeleton";
import { drawHips, drawNeck, drawTorso } from "@/providers/animatic/props/figures/torso";
import { createKit, type Kit } from "@/providers/animatic/props/kit";

type Figure = {
  kit: Kit;
  pose: Pose;
  skeleton: Skeleton;
  identity: Identity;
  thing: SceneSubject | null;
  person: SceneSubject;
};

/** Height of a standing figure with its hair and a little air, in tenths of a head. */
const standingHeight = 79;
/** What a bust shows below the crown. */
const bustHeight = 34;

/**
 * Draws a person doing `subject.action`, feet on the lower edge of `box` (pixels). A box wider than tall is a
 * close-up: head and shoulders, cut by the box. `held` is what the hands hold when the gesture has a place for
 * it; without it they hold an unbranded thing if the action names one.
 */
export function drawFigure(
  ctx: SKRSContext2D,
  subject: SceneSubject,
  ...[box, light, held]: [box: Box, light: Light, held?: SceneSubject | null]
): void {
  const action = subject.action.toLowerCase();
  const pose: Pose = poses[poseNameOf(action)];
  const identity = identityOf(subject);
  const skeleton = skeletonOf(pose, identity.build);
  const isHands = isHandCloseUp(action);
  const thing = pose.hold === "none" && !isHands ? null : (held ?? thingNamed(subject));
  drawRimLit(ctx, { box, light }, (layer) => {
    const kit = createKit(layer, subject, light);
    layer.beginPath();
    layer.rect(box.x, box.y, box.width, box.height);
    layer.clip();
    if (isHands) {
      drawHandCloseUp(kit, { identity, thing, box });
      return;
    }
    frame(layer, box, { pose, skeleton });
    paint({ kit, pose, skeleton, identity, thing, person: subject });
  });
}

/** Moves the drawing so that the whole figure, or its bust, fills the box. */
function frame(ctx: SKRSContext2D, box: Box, { pose, skeleton }: { pose: Pose; skeleton: Skeleton }): void {
  const { head, neck } = skeleton;
  if (box.width > box.height) {
    const scale = box.height / bustHeight;
    const towardsHand = pose.hold === "none" ? 0 : (skeleton.farArm.end.x - head.x) * 0.35;
    const centre = (head.x + neck.x) / 2 + towardsHand;
    ctx.translate(box.x + box.width / 2 - centre * scale, box.y - (head.y - 8.6) * scale);
    ctx.scale(scale, scale);
    return;
  }
  const arms = [skeleton.nearArm, skeleton.farArm];
  const legs = [skeleton.nearLeg, skeleton.farLeg];
  const xs = [...arms, ...legs].flatMap(({ root, bend, end }) => [root.x, bend.x, end.x]);
  const left = Math.min(...xs, head.x) - (pose.tool === "barbell" ? 17 : pose.support === "none" ? 7 : 11);
  const right = Math.max(...xs, head.x) + roomOnTheRight(pose);
  const top = Math.min(head.y - 8.6, ...arms.map(({ end }) => end.y - 9.5));
  const scale = Math.min(box.height / Math.max(standingHeight, -top), box.width / (right - left));
  ctx.translate(box.x + box.width / 2 - ((left + right) / 2) * scale, box.y + box.height);
  ctx.scale(scale, scale);
}

/** What reaches out beyond the joints: hands, what they hold, a desk. */
function roomOnTheRight({ support, hold, tool }: Pose): number {
  if (support === "desk") return 24;
  if (tool !== "none") return tool === "pan" ? 27 : 17;
  return hold === "none" ? 7 : 12;
}

const behind = -0.14;

function paint(figure: Figure): void {
  const { kit, pose, skeleton, identity } = figure;
  const inHead = (draw: () => void) => {
    kit.ctx.save();
    kit.ctx.translate(skeleton.head.x, skeleton.head.y);
    kit.ctx.rotate(skeleton.headTilt);
    kit.ctx.scale(identity.build.head, identity.build.head);
    draw();
    kit.ctx.restore();
  };
  drawSeat(kit, skeleton, pose);
  if (pose.gaze !== "away") inHead(() => drawBackHair(kit, identity));
  if (!pose.farArmInFront) drawWholeArm(figure, skeleton.farArm, behind);
  for (const [leg, depth] of [
    [skeleton.farLeg, behind],
    [skeleton.nearLeg, 0],
  ] as const) {
    drawBareLeg(kit, leg, { identity, depth });
    drawShoe(kit, leg, { identity, depth, stance: stanceOf(leg, figure) });
    drawLegCloth(kit, leg, { identity, depth });
  }
  drawHips(kit, identity, skeleton);
  drawNeck(kit, identity, skeleton);
  drawTorso(kit, identity, { pose, skeleton });
  inHead(() => drawHead(kit, identity, pose));
  if (pose.support === "desk") drawWorkplace(figure);
  drawTool(kit, skeleton, pose.tool);
  if (pose.hold === "between-hands") drawThing(figure);
  drawWholeArm(figure, skeleton.nearArm, 0);
  if (pose.farArmInFront) drawWholeArm(figure, skeleton.farArm, 0);
}

function stanceOf(
  leg: LimbJoints,
  { pose, skeleton }: Figure,
): { turn: number; onGround: boolean; flip: boolean } {
  return {
    turn: pose.turn,
    onGround: leg.end.y > -4.5 && pose.lift === 0,
    flip: pose.turn < 0.5 && leg === skeleton.nearLeg,
  };
}

function drawWholeArm(figure: Figure, arm: LimbJoints, depth: number): void {
  const { kit, identity, pose, skeleton, thing } = figure;
  const far = arm === skeleton.farArm;
  drawArm(kit, arm, { identity, depth });
  const toolInHand = pose.tool === "barbell" || (pose.tool === "pan" && far);
  const gripping =
    toolInHand || (thing !== null && (far || pose.hold === "between-hands" || pose.hold === "at-face"));
  if (gripping && far && pose.hold !== "between-hands") drawThing(figure);
  const raised = Math.abs(arm.limb[1]) > 110;
  drawHand(kit, arm, {
    skin: identity.skin,
    kind: gripping || (far && pose.reach === "chin") ? "grip" : raised ? "open" : "relaxed",
    flip: far ? arm.limb[1] > 20 : arm.limb[1] > -20,
    depth,
  });
}

function drawThing({ kit, thing, pose, skeleton }: Figure): void {
  if (thing) drawProduct(kit.ctx, thing, heldBox(pose, skeleton, thing.form), kit.light);
}

function drawWorkplace({ kit, skeleton, identity, person }: Figure): void {
  const top = drawDesk(kit, skeleton, identity);
  const left = skeleton.pelvis.x + 22;
  const box = { x: left, y: top - 14.6, width: 22, height: 14.8 };
  drawProduct(kit.ctx, unbranded("laptop", person), box, kit.light);
}
