import { mix, type Rgb, white } from "@/providers/animatic/props/colour";
import { type Kit, leftOrRight } from "@/providers/animatic/props/kit";
import { plate, printLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  ellipse,
  fillBall,
  fillFlat,
  fillForm,
  fillRound,
  gloss,
  line,
  revolve,
  rimEdge,
  rounded,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const oak: Rgb = [176, 126, 82];
const leafGreen: Rgb = [70, 128, 84];

/** An upholstered lounge chair on turned legs. */
export const chair: Painter = {
  width: 84,
  height: 100,
  paint(kit) {
    const legColour = /metal|steel|chrome/.test(kit.materials) ? ([120, 122, 130] as const) : oak;
    for (const d of [
      "M16 74L9 98.6H12.6L23 74Z",
      "M68 74L75 98.6H71.4L61 74Z",
      "M27 76L24 94H26.8L32 76ZM57 76L60 94H57.2L52 76Z",
    ])
      fillForm(kit, shape(d), {
        span: { x: 8, y: 74, width: 68, height: 25 },
        colour: legColour,
        exposure: d.startsWith("M27") ? -0.5 : 0,
      });
    const back = shape("M18 66C13 40 15 12 24 5C32 0.6 52 0.6 60 5C69 12 71 40 66 66Z");
    const backSpan = { x: 14, y: 1, width: 56, height: 65 };
    fillForm(kit, back, { span: backSpan, colour: kit.body });
    printPattern(kit, back, { span: backSpan, ink: kit.accent });
    line(kit, shape("M42 4V56M30 6C28 22 28 42 31 56M54 6C56 22 56 42 53 56"), {
      colour: kit.body,
      exposure: -0.5,
      width: 0.6,
      alpha: 0.45,
    });
    for (const [x, y] of [
      [36, 18],
      [48, 18],
      [36, 34],
      [48, 34],
    ] as const)
      fillFlat(kit, ellipse(x, y, { x: 1, y: 1 }), { colour: kit.body, exposure: -0.6 });
    rimEdge(kit, back, { x: 14, width: 56, thickness: 1 });
    const pillow = shape("M28 34C38 31 48 31 57 34C59 42 59 50 57 58C48 61 38 61 28 58C26 50 26 42 28 34Z");
    fillForm(kit, pillow, { span: { x: 26, y: 31, width: 33, height: 30 }, colour: kit.accent });
    printLabel(kit, { span: { x: 32, y: 38, width: 21, height: 16 }, ground: kit.accent, bare: true });
    const arms = [
      "M4 44C4 37 16 36 18 44L20 76H10C6 76 5 70 4 62Z",
      "M80 44C80 37 68 36 66 44L64 76H74C78 76 79 70 80 62Z",
    ];
    const seat = rounded({ x: 14, y: 56, width: 56, height: 21 }, [8, 8, 5, 5]);
    fillForm(kit, seat, { span: { x: 14, y: 56, width: 56, height: 21 }, colour: kit.body, exposure: 0.14 });
    washDown(kit, seat, { from: 66, to: 77, strength: -0.3 });
    for (const [index, d] of arms.entries()) {
      const arm = shape(d);
      fillForm(kit, arm, {
        span: { x: index ? 64 : 4, y: 38, width: 16, height: 38 },
        colour: kit.body,
        exposure: 0.04,
      });
      if (index === leftOrRight(kit, 1, 0))
        rimEdge(kit, arm, { x: index ? 64 : 4, width: 16, thickness: 0.8 });
    }
  },
};

/** A table lamp, its shade glowing. */
export const lamp: Painter = {
  width: 66,
  height: 100,
  paint(kit) {
    const baseColour = /wood|oak|bamboo/.test(kit.materials) ? oak : kit.accent;
    fillRound(kit, rounded({ x: 31, y: 44, width: 4, height: 20 }, 1), {
      x: 31,
      width: 4,
      colour: baseColour,
      finish: "metal",
    });
    const foot = revolve(
      33,
      [
        [3, 56],
        [4, 60, 10, 64],
        [17, 70, 16, 80],
        [15, 90, 8, 92],
        [13, 93, 15, 98.4],
      ],
      0.8,
    );
    fillRound(kit, foot, { x: 16, width: 34, colour: baseColour });
    washDown(kit, foot, { from: 86, to: 99, strength: -0.3 });
    rimEdge(kit, foot, { x: 16, width: 34, thickness: 0.8 });
    const shade = revolve(
      33,
      [
        [17, 3],
        [31, 47],
      ],
      3,
    );
    fillRound(kit, shade, { x: 2, width: 62, colour: kit.body, finish: "soft" });
    printPattern(kit, shade, { span: { x: 2, y: 3, width: 62, height: 47 }, ink: kit.accent });
    within(kit, shade, () => {
      const glow = kit.ctx.createRadialGradient(33, 34, 2, 33, 34, 36);
      glow.addColorStop(0, "rgba(255,238,190,0.62)");
      glow.addColorStop(0.5, "rgba(255,226,160,0.22)");
      glow.addColorStop(1, "rgba(255,226,160,0)");
      kit.ctx.fillStyle = glow;
      kit.ctx.fillRect(0, 0, 66, 60);
      line(kit, shape("M2 46.4Q33 52.4 64 46.4"), { colour: kit.accent, width: 2.2 });
    });
    fillFlat(kit, ellipse(33, 3.2, { x: 17, y: 1.7 }), { colour: [255, 240, 200], exposure: 0.4 });
    if (kit.label !== "") plate(kit, { x: 24, y: 73, width: 18, height: 8 }, mix(baseColour, white, 0.8));
    rimEdge(kit, shade, { x: 2, width: 62, thickness: 0.9 });
    line(kit, shape("M40 49V60"), { colour: baseColour, exposure: 0.3, width: 0.5, dash: [0.7, 0.9] });
    fillBall(kit, ellipse(40, 61, { x: 1.3, y: 1.3 }), { cx: 40, cy: 61, r: 1.3, colour: baseColour });
  },
};

export const plant: Painter = {
  width: 80,
  height: 100,
  paint(kit) {
    const leaves = [
      [-78, 34],
      [74, 34],
      [-50, 44],
      [52, 44],
      [-26, 52],
      [27, 54],
      [-6, 58],
      [10, 46],
      [-38, 30],
      [40, 30],
    ] as const;
    const green = mix(leafGreen, kit.accent, 0.12);
    for (const [index, [angle, length]] of leaves.entries())
      paintLeaf(kit, { angle, length, colour: green, exposure: (index % 3) * 0.16 - 0.22 });
    const pot = revolve(
      40,
      [
        [22, 66],
        [17, 94],
        [16.4, 98.4, 13, 98.4],
      ],
      0.7,
    );
    fillRound(kit, pot, { x: 18, width: 44, colour: kit.body });
    printPattern(kit, pot, { span: { x: 18, y: 66, width: 44, height: 33 }, ink: kit.accent });
    printLabel(kit, {
      span: { x: 27, y: 74, width: 26, height: 18 },
      ground: kit.body,
      across: { x: 18, width: 44 },
      bare: true,
    });
    washDown(kit, pot, { from: 84, to: 99, strength: -0.25 });
    const rim = rounded({ x: 15.6, y: 60, width: 48.8, height: 9 }, 1.8);
    fillRound(kit, rim, { x: 15.6, width: 48.8, colour: kit.body });
    washDown(kit, shape("M18 69H62V74H18Z"), { from: 74, to: 69, strength: -0.32 });
    rimEdge(kit, pot, { x: 18, width: 44, thickness: 0.8 });
  },
};

function paintLeaf(kit: Kit, leaf: { angle: number; length: number; colour: Rgb; exposure: number }): void {
  const { ctx, light } = kit;
  const turn = (leaf.angle * Math.PI) / 180;
  const { length: l, colour, exposure } = leaf;
  ctx.save();
  ctx.translate(40 + leaf.angle * 0.1, 62);
  ctx.rotate(turn);
  line(kit, shape(`M0 0V${-l * 0.4}`), { colour, exposure: -0.4, width: 1.2 });
  const towardsLight = Math.sign(light.side || -1);
  const half = (side: number) =>
    shape(`M0 ${-l * 0.12}C${side * l * 0.3} ${-l * 0.3} ${side * l * 0.26} ${-l * 0.8} 0 ${-l}Z`);
  fillFlat(kit, half(towardsLight), { colour, exposure: exposure + 0.2 });
  fillFlat(kit, half(-towardsLight), { colour, exposure: exposure - 0.22 });
  line(kit, shape(`M0 ${-l * 0.14}V${-l * 0.94}`), {
    colour,
    exposure: exposure + 0.5,
    width: 0.5,
    alpha: 0.8,
  });
  ctx.restore();
}

export const house: Painter = {
  width: 118,
  height: 100,
  paint(kit) {
    const sideLit = kit.light.side > 0.1;
    fillForm(kit, shape("M84 12H93V34H84Z"), {
      span: { x: 84, y: 12, width: 9, height: 22 },
      colour: kit.accent,
      exposure: -0.3,
    });
    const front = shape("M6 46L34 16L62 46V98.6H6Z");
    fillForm(kit, front, {
      span: { x: 6, y: 16, width: 56, height: 83 },
      colour: kit.body,
      exposure: sideLit ? -0.2 : 0.06,
      depth: 0.5,
    });
    const side = shape("M62 46H112V98.6H62Z");
    fillForm(kit, side, {
      span: { x: 62, y: 46, width: 50, height: 53 },
      colour: kit.body,
      exposure: sideLit ? 0.06 : -0.3,
      depth: 0.5,
    });
    printPattern(kit, front, { span: { x: 6, y: 46, width: 56, height: 52 }, ink: kit.accent });
    for (let y = 54; y < 98; y += 5)
      line(kit, shape(`M6 ${y}H112`), { colour: kit.body, exposure: -0.4, width: 0.3, alpha: 0.5 });
    const roof = shape("M34 10L92 12L117 48H62Z");
    fillForm(kit, roof, {
      span: { x: 34, y: 10, width: 83, height: 38 },
      colour: kit.accent,
      exposure: sideLit ? 0.1 : -0.16,
    });
    within(kit, roof, () => {
      for (let row = 0; row < 6; row++)
        line(kit, shape(`M30 ${15 + row * 6.4}H118`), {
          colour: kit.accent,
          exposure: -0.6,
          width: 0.5,
          alpha: 0.55,
        });
    });
    line(kit, shape("M2.6 48L34 12L64.4 46.6"), { colour: kit.accent, exposure: 0.16, width: 4 });
    paintOpenings(kit);
    rimEdge(kit, shape("M6 46L34 12L92 12L112 46V98.6H6Z"), { x: 6, width: 106, thickness: 1 });
    fillForm(kit, shape("M2 98.6C2 88 12 86 15 92C18 87 25 90 25 98.6Z"), {
      span: { x: 2, y: 87, width: 23, height: 12 },
      colour: leafGreen,
    });
    fillForm(kit, shape("M96 98.6C96 88 106 87 108 91C114 90 116 94 116 98.6Z"), {
      span: { x: 96, y: 87, width: 20, height: 12 },
      colour: leafGreen,
    });
  },
};

function paintOpenings(kit: Kit): void {
  const warm: Rgb = [255, 222, 150];
  const frame: Rgb = [250, 248, 244];
  for (const [x, y, width, height] of [
    [13, 56, 13, 14],
    [68, 56, 15, 15],
    [92, 56, 15, 15],
    [28, 30, 12, 11],
  ] as const) {
    fillFlat(kit, rounded({ x: x - 1.2, y: y - 1.2, width: width + 2.4, height: height + 2.4 }, 0.8), {
      colour: frame,
    });
    fillForm(kit, rounded({ x, y, width, height }, 0.4), {
      span: { x, y, width, height },
      colour: warm,
      exposure: 0.14,
      depth: 0.5,
    });
    line(kit, shape(`M${x + width / 2} ${y}v${height}M${x} ${y + height / 2}h${width}`), {
      colour: frame,
      width: 0.9,
    });
  }
  fillFlat(kit, shape("M37 98.6V66Q45 60 53 66V98.6Z"), { colour: frame });
  fillForm(kit, shape("M39 98.6V67.4Q45 63 51 67.4V98.6Z"), {
    span: { x: 39, y: 63, width: 12, height: 35 },
    colour: kit.accent,
    exposure: -0.06,
  });
  fillBall(kit, ellipse(48.6, 83, { x: 0.9, y: 0.9 }), { cx: 48.6, cy: 83, r: 0.9, colour: [240, 208, 120] });
  if (kit.label !== "") plate(kit, { x: 68, y: 80, width: 26, height: 10 }, frame);
}

/** A teddy bear. */
export const toy: Painter = {
  width: 80,
  height: 100,
  paint(kit) {
    const muzzle = mix(kit.body, white, 0.55);
    const ball = (cx: number, cy: number, look: { x: number; y: number; colour?: Rgb }) => {
      const path = ellipse(cx, cy, look);
      fillBall(kit, path, {
        cx,
        cy,
        r: Math.max(look.x, look.y),
        colour: look.colour ?? kit.body,
        finish: "soft",
      });
      return path;
    };
    for (const side of [-1, 1]) {
      ball(40 + side * 20, 12, { x: 10, y: 10 });
      ball(40 + side * 20, 12.6, { x: 5.6, y: 5.6, colour: muzzle });
      kit.ctx.save();
      kit.ctx.translate(40 + side * 25, 60);
      kit.ctx.rotate(side * -0.5);
      ball(0, 2, { x: 8.6, y: 16 });
      kit.ctx.restore();
    }
    const belly = ball(40, 70, { x: 25, y: 26 });
    printPattern(kit, belly, { span: { x: 15, y: 44, width: 50, height: 52 }, ink: kit.accent });
    ball(40, 73, { x: 15.5, y: 17, colour: muzzle });
    printLabel(kit, { span: { x: 29, y: 65, width: 22, height: 16 }, ground: muzzle, bare: true });
    for (const side of [-1, 1]) {
      ball(40 + side * 21, 88, { x: 12.5, y: 10.6 });
      ball(40 + side * 22, 88.6, { x: 7, y: 6.2, colour: muzzle });
    }
    const head = ball(40, 28, { x: 26, y: 23.4 });
    rimEdge(kit, head, { x: 14, width: 52, thickness: 1.2 });
    ball(40, 36, { x: 12, y: 9.4, colour: muzzle });
    fillFlat(
      kit,
      shape("M35.6 31.6C37 30 43 30 44.4 31.6C44 35 41.6 36.2 40 36.2C38.4 36.2 36 35 35.6 31.6Z"),
      { colour: [44, 34, 32] },
    );
    line(kit, shape("M40 36V39.4M35.4 40.6C37.4 43 42.6 43 44.6 40.6"), { colour: [44, 34, 32], width: 1 });
    for (const x of [29.4, 50.6]) {
      fillFlat(kit, ellipse(x, 25.4, { x: 2.6, y: 3 }), { colour: [38, 30, 30] });
      fillFlat(kit, ellipse(x - 0.8, 24.2, { x: 0.9, y: 0.9 }), { colour: white });
    }
    const bow = shape("M40 50L27 43.6C24.6 47 24.6 54 27 57.4ZM40 50L53 43.6C55.4 47 55.4 54 53 57.4Z");
    fillForm(kit, bow, { span: { x: 25, y: 43, width: 30, height: 15 }, colour: kit.accent });
    fillForm(kit, rounded({ x: 36.4, y: 46.6, width: 7.2, height: 7.4 }, 2.4), {
      span: { x: 36, y: 46, width: 8, height: 8 },
      colour: kit.accent,
      exposure: 0.12,
    });
    gloss(kit, ellipse(kit.light.side <= 0 ? 28 : 52, 14, { x: 7, y: 3 }), {
      from: 11,
      to: 17,
      strength: 0.25,
    });
  },
};
