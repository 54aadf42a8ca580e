import { Path2D } from "@napi-rs/canvas";
import type { SceneSubject } from "@/domain/picture/scene-spec";
import type { Box } from "@/providers/animatic/light";
import { drawProduct, productAspect } from "@/providers/animatic/props/draw-product";
import { addSegment, fillCel } from "@/providers/animatic/props/figures/cel";
import type { Identity } from "@/providers/animatic/props/figures/identity";
import type { Kit } from "@/providers/animatic/props/kit";
import { line, shape } from "@/providers/animatic/props/surface";

/** Half the side of the field a hand is drawn in; the forearm runs out of it at the lower right. */
const reach = 50;
const thingHeight = 74;
const widestGrip = 44;

/** Whether an action is about hands alone, so that no face should be seen. */
export function isHandCloseUp(action: string): boolean {
  return /\b(hands?|fingers?|palm|fingertips?)\b.*(close|only|detail)|close.?up of (a |the |her |his |their )?(hands?|fingers?|palm)/.test(
    action,
  );
}

/** One large hand around a thing, or open when there is none. */
export function drawHandCloseUp(
  kit: Kit,
  look: { identity: Identity; thing: SceneSubject | null; box: Box },
): void {
  const { ctx } = kit;
  const { box, identity, thing } = look;
  const scale = Math.min(box.width, box.height) / (reach * 2);
  ctx.translate(box.x + box.width / 2, box.y + box.height / 2);
  ctx.scale(scale, scale);
  if (thing) drawGrip(kit, identity, thing);
  else drawOpenHand(kit, identity);
}

function drawSleeve(kit: Kit, identity: Identity): void {
  const arm = new Path2D();
  addSegment(arm, { x: 30, y: 26, r: 11 }, { x: 62, y: 96, r: 15 });
  fillCel(kit, arm, { colour: identity.skin, reach: 4 });
  const sleeve = new Path2D();
  addSegment(sleeve, { x: 46, y: 62, r: 17 }, { x: 80, y: 136, r: 22 });
  fillCel(kit, sleeve, { colour: identity.topColour, reach: 6 });
  const cuff = new Path2D();
  addSegment(cuff, { x: 45, y: 59, r: 17.4 }, { x: 47, y: 63.4, r: 17.6 });
  fillCel(kit, cuff, { colour: identity.innerColour, reach: 5 });
}

function drawGrip(kit: Kit, identity: Identity, thing: SceneSubject): void {
  const aspect = productAspect(thing.form);
  const width = Math.min(widestGrip, thingHeight * aspect);
  const height = width / aspect;
  const [left, right] = [-width / 2 - 8, width / 2 - 8];
  const middle = Math.min(10, height * 0.18);
  drawSleeve(kit, identity);
  const palm = shape(
    `M${right - 6} ${middle - 22}C${right + 8} ${middle - 24} ${right + 16} ${middle - 10} ${right + 18} ${middle + 4}` +
      `C42 ${middle + 16} 44 34 42 44L22 44C6 40 ${right - 10} 34 ${right - 12} ${middle + 20}Z`,
  );
  fillCel(kit, palm, { colour: identity.skin, reach: 4, exposure: -0.1 });
  drawProduct(kit.ctx, thing, { x: left, y: middle + 2 - height * 0.52, width, height }, kit.light);
  for (let finger = 0; finger < 4; finger++) {
    const y = middle - 15 + finger * 9.4;
    const path = new Path2D();
    const inset = [10, 12, 11.4, 8][finger] ?? 10;
    addSegment(path, { x: left - 3.4, y: y + 1.4, r: 4.6 }, { x: left + inset, y, r: 4.2 });
    fillCel(kit, path, { colour: identity.skin, reach: 1.6 });
    const nail = shape(`M${left + inset - 1.6} ${y - 1.9}h3.2a1.9 1.9 0 0 1 0 3.8h-3.2Z`);
    fillCel(kit, nail, { colour: [250, 214, 204], reach: 0.6 });
  }
  const thumb = new Path2D();
  addSegment(thumb, { x: right + 12, y: middle + 10, r: 8.4 }, { x: right + 2, y: middle - 8, r: 5.8 });
  addSegment(thumb, { x: right + 2, y: middle - 8, r: 5.8 }, { x: right - 8, y: middle - 17, r: 4.6 });
  fillCel(kit, thumb, { colour: identity.skin, reach: 2.4 });
  line(kit, shape(`M${right + 4} ${middle - 4}q-4 -1 -5 -5`), {
    colour: identity.skin,
    exposure: -0.5,
    width: 0.8,
    alpha: 0.6,
  });
}

function drawOpenHand(kit: Kit, identity: Identity): void {
  drawSleeve(kit, identity);
  const hand = new Path2D();
  const tips = [
    [-30, -12],
    [-20, -34],
    [-4, -42],
    [12, -36],
  ] as const;
  for (const [index, [x, y]] of tips.entries()) {
    const knuckle = { x: 2 + index * 7.6, y: 8 - index * 2.4, r: 6 };
    addSegment(hand, knuckle, { x, y, r: 4.6 });
  }
  addSegment(hand, { x: 12, y: 16, r: 15 }, { x: 24, y: 24, r: 14 });
  addSegment(hand, { x: 30, y: 18, r: 7 }, { x: 38, y: -8, r: 5 });
  fillCel(kit, hand, { colour: identity.skin, reach: 3.4 });
  line(kit, shape("M4 20C10 12 18 10 28 12M8 30C14 22 22 20 30 24"), {
    colour: identity.skin,
    exposure: -0.5,
    width: 0.9,
    alpha: 0.6,
  });
}
