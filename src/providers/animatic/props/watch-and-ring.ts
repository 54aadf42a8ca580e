import { type Rgb, white } from "@/providers/animatic/props/colour";
import type { Finish, Kit } from "@/providers/animatic/props/kit";
import { printLabel } from "@/providers/animatic/props/label";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  ellipse,
  fillBall,
  fillFlat,
  fillForm,
  fillRound,
  gloss,
  line,
  rounded,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const steel: Rgb = [200, 203, 210];

export const watch: Painter = {
  width: 62,
  height: 100,
  paint(kit) {
    const strapFinish =
      /leather|fabric|rubber|silicone|nylon/.test(kit.materials) || kit.finish === "glass"
        ? "soft"
        : kit.finish;
    const metal = strapFinish === "metal";
    paintStrap(kit, strapFinish);
    washDown(kit, shape("M18 20H44V34H18Z"), { from: 20, to: 34, strength: -0.4 });
    washDown(kit, shape("M18 64H44V80H18Z"), { from: 80, to: 66, strength: -0.4 });
    const caseColour = /gold|brass/.test(kit.materials)
      ? ([214, 176, 104] as const)
      : metal
        ? kit.body
        : steel;
    fillRound(kit, rounded({ x: 56, y: 46, width: 4.6, height: 8 }, 1.2), {
      x: 56,
      width: 4.6,
      colour: caseColour,
      finish: "metal",
    });
    fillBall(kit, ellipse(31, 50, { x: 27, y: 27 }), {
      cx: 31,
      cy: 50,
      r: 27,
      colour: caseColour,
      finish: "gloss",
    });
    fillForm(kit, ellipse(31, 50, { x: 24.4, y: 24.4 }), {
      span: { x: 6, y: 25, width: 50, height: 50 },
      colour: caseColour,
      exposure: -0.45,
      depth: -0.8,
    });
    paintDial(kit);
  },
};

function paintStrap(kit: Kit, finish: Finish): void {
  const metal = finish === "metal";
  for (const strap of [
    "M19 32L21.5 4Q22 1.4 25 1.4H37Q40 1.4 40.5 4L43 32Z",
    "M19 68L21.5 96Q22 98.6 25 98.6H37Q40 98.6 40.5 96L43 68Z",
  ]) {
    const path = shape(strap);
    fillRound(kit, path, { x: 18, width: 26, colour: kit.body, finish });
    if (metal)
      within(kit, path, () => {
        for (let y = 4; y < 98; y += 4.4)
          line(kit, shape(`M18 ${y}H44`), { colour: kit.body, exposure: -0.7, width: 0.7, alpha: 0.7 });
        line(kit, shape("M27 0V100M35 0V100"), {
          colour: kit.body,
          exposure: -0.5,
          width: 0.5,
          alpha: 0.6,
        });
      });
    else
      line(kit, shape("M22.4 28L24 5M39.6 28L38 5M22.4 72L24 95M39.6 72L38 95"), {
        colour: kit.accent,
        width: 0.6,
        dash: [1.6, 1.2],
        alpha: 0.85,
      });
  }
  if (!metal)
    for (const y of [80, 85, 90])
      fillFlat(kit, ellipse(31, y, { x: 1.1, y: 0.9 }), { colour: kit.body, exposure: -0.85 });
}

function paintDial(kit: Kit): void {
  const dial = ellipse(31, 50, { x: 22.4, y: 22.4 });
  const colour = kit.accent;
  fillForm(kit, dial, { span: { x: 8, y: 27, width: 45, height: 45 }, colour, depth: 0.5 });
  const ink = (colour[0] + colour[1] + colour[2]) / 3 > 130 ? ([28, 28, 34] as const) : white;
  for (let hour = 0; hour < 12; hour++) {
    const angle = (hour / 12) * Math.PI * 2;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const inner = hour % 3 === 0 ? 16.6 : 18.6;
    line(kit, shape(`M${31 + sin * inner} ${50 - cos * inner}L${31 + sin * 20.6} ${50 - cos * 20.6}`), {
      colour: ink,
      width: hour % 3 === 0 ? 1.7 : 0.8,
    });
  }
  printLabel(kit, {
    span: { x: 21, y: 56, width: 20, height: 7 },
    ground: colour,
    ink,
    bare: true,
    maxLines: 1,
    maxSize: 5,
  });
  const hands = [
    { d: "M31 50L22.4 42.6", width: 2 },
    { d: "M31 50L43 36.8", width: 1.4 },
  ];
  for (const { d, width } of hands) {
    line(kit, shape(d), { colour: [0, 0, 0], width: width + 0.8, alpha: 0.18 });
    line(kit, shape(d), { colour: ink, width });
  }
  line(kit, shape("M29 45.6L36 66"), { colour: [226, 74, 58], width: 0.7 });
  fillFlat(kit, ellipse(31, 50, { x: 1.7, y: 1.7 }), { colour: [226, 74, 58] });
  within(kit, dial, () =>
    gloss(kit, kit.light.side <= 0 ? shape("M6 24H36L14 72H4Z") : shape("M56 24H28L46 72H58Z"), {
      from: 26,
      to: 72,
      strength: 0.28,
    }),
  );
}

/** A ring with a cut stone, the band in the body's colour. */
export const ring: Painter = {
  width: 82,
  height: 100,
  paint(kit) {
    const colour = kit.body;
    const inner = shape("M41 40A29 29 0 1 0 41.1 40ZM41 45A24 24 0 1 1 40.9 45Z");
    fillRound(kit, inner, { x: 12, width: 58, colour, finish: "metal" });
    const outer = shape("M41 32.6A33 33 0 1 0 41.1 32.6ZM41 39A27.4 27.4 0 1 1 40.9 39Z");
    fillRound(kit, outer, { x: 8, width: 66, colour, finish: "metal" });
    line(kit, shape("M15 52A30 30 0 0 0 41 95.6"), {
      colour: white,
      width: 1.6,
      alpha: kit.light.side <= 0 ? 0.75 : 0.2,
    });
    line(kit, shape("M67 52A30 30 0 0 1 46 95"), {
      colour: white,
      width: 1.6,
      alpha: kit.light.side <= 0 ? 0.2 : 0.75,
    });
    fillRound(kit, shape("M26 26L41 48L56 26L52 24L41 38L30 24Z"), {
      x: 26,
      width: 30,
      colour,
      finish: "metal",
    });
    const stone = kit.accent;
    const facets = [
      ["M22 14L30 3H52L60 14L41 40Z", 0],
      ["M30 3H52L47 14H35Z", 0.62],
      ["M22 14L30 3L35 14Z", kit.light.side <= 0 ? 0.4 : -0.12],
      ["M60 14L52 3L47 14Z", kit.light.side <= 0 ? -0.12 : 0.4],
      ["M22 14H35L41 40Z", kit.light.side <= 0 ? 0.2 : -0.42],
      ["M35 14H47L41 40Z", 0.08],
      ["M47 14H60L41 40Z", kit.light.side <= 0 ? -0.42 : 0.2],
    ] as const;
    for (const [d, exposure] of facets) fillFlat(kit, shape(d), { colour: stone, exposure });
    line(kit, shape("M22 14H60M30 3L35 14L41 40L47 14L52 3"), { colour: white, width: 0.4, alpha: 0.7 });
    fillFlat(kit, shape("M66 1.6Q66.8 9 73 10Q66.8 11 66 18.4Q65.2 11 59 10Q65.2 9 66 1.6Z"), {
      colour: white,
      exposure: 0.6,
      alpha: 0.95,
    });
  },
};
