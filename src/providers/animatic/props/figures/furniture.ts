import { type Rgb, white } from "@/providers/animatic/props/colour";
import type { Identity } from "@/providers/animatic/props/figures/identity";
import type { Pose } from "@/providers/animatic/props/figures/pose";
import type { Skeleton } from "@/providers/animatic/props/figures/skeleton";
import type { Kit } from "@/providers/animatic/props/kit";
import { ellipse, fillFlat, fillForm, line, rounded, shape } from "@/providers/animatic/props/surface";

const wood: Rgb = [170, 124, 84];
const metal: Rgb = [92, 94, 104];
const food: readonly (readonly [number, Rgb])[] = [
  [12, [226, 96, 64]],
  [15, [120, 172, 72]],
  [18.4, [244, 190, 72]],
  [21.4, [226, 96, 64]],
];

/** What a figure sits on, drawn before it. */
export function drawSeat(kit: Kit, { pelvis }: Skeleton, pose: Pose): void {
  if (pose.support !== "stool" && pose.support !== "desk") return;
  const top = pelvis.y + 4.6;
  for (const [x, foot] of [
    [-5, -8],
    [5, 8],
  ] as const) {
    const leg = shape(
      `M${pelvis.x + x - 0.8} ${top}L${pelvis.x + foot - 0.7} 0H${pelvis.x + foot + 0.7}L${pelvis.x + x + 0.8} ${top}Z`,
    );
    fillForm(kit, leg, { span: { x: pelvis.x - 8, y: top, width: 16, height: -top }, colour: metal });
  }
  const seat = { x: pelvis.x - 9, y: top - 1, width: 18, height: 3 };
  fillForm(kit, rounded(seat, 1.4), { span: seat, colour: wood });
}

/** A pan in the far hand, or a bar across both; drawn before the hands that hold it. */
export function drawTool(kit: Kit, { farArm, nearArm }: Skeleton, tool: Pose["tool"]): void {
  if (tool === "pan") {
    const { x, y } = farArm.end;
    line(kit, shape(`M${x} ${y + 1.4}L${x + 9} ${y + 0.6}`), { colour: [52, 44, 42], width: 1.5 });
    const pan = shape(
      `M${x + 8} ${y - 1.4}H${x + 25}L${x + 23} ${y + 2.4}Q${x + 22.6} ${y + 3} ${x + 21} ${y + 3}H${x + 12}Q${x + 10} ${y + 3} ${x + 9.6} ${y + 2.4}Z`,
    );
    fillForm(kit, pan, { span: { x: x + 8, y: y - 1.4, width: 17, height: 4.4 }, colour: [58, 60, 68] });
    for (const [dx, colour] of food) fillFlat(kit, ellipse(x + dx, y - 1.6, { x: 2, y: 1.1 }), { colour });
    for (const dx of [13, 17, 21])
      line(kit, shape(`M${x + dx} ${y - 5}q-1.4 -2 0 -3.6t0 -3.6`), {
        colour: white,
        width: 0.6,
        alpha: 0.45,
      });
  }
  if (tool === "barbell") {
    const y = Math.min(farArm.end.y, nearArm.end.y) - 2.2;
    const [left, right] = [nearArm.end.x - 12, farArm.end.x + 12];
    line(kit, shape(`M${left - 3} ${y}H${right + 3}`), { colour: [186, 190, 198], width: 1 });
    for (const x of [left, left + 2.4, right, right - 2.4]) {
      const plate = { x: x - 1, y: y - 6, width: 2, height: 12 };
      fillForm(kit, rounded(plate, 0.8), { span: plate, colour: [48, 50, 58] });
    }
  }
}

/** The table a figure works at, drawn over its legs; its top is under the forearms. */
export function drawDesk(kit: Kit, skeleton: Skeleton, identity: Identity): number {
  const top = Math.max(skeleton.nearArm.end.y, skeleton.farArm.end.y) + 2.6;
  const left = skeleton.pelvis.x + 12;
  const span = { x: left, y: top, width: 36, height: 2.2 };
  for (const x of [left + 3, left + 31]) {
    const leg = { x, y: top + 2, width: 1.6, height: -top - 2 };
    fillForm(kit, rounded(leg, 0.3), { span: leg, colour: metal, exposure: -0.1 });
  }
  fillForm(kit, rounded(span, 0.9), {
    span,
    colour: identity.build.head > 1.1 ? identity.innerColour : wood,
    exposure: 0.1,
  });
  return top;
}
