import type { Path2D } from "@napi-rs/canvas";
import { type Rgb, white } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { printLabel, wrapLabel } from "@/providers/animatic/props/label";
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

const coffee: Rgb = [92, 56, 36];
const crema: Rgb = [196, 146, 96];

/** Paper and card make a take-away cup with a sleeve; everything else a mug. */
export const cup: Painter = {
  width: 92,
  height: 100,
  paint(kit) {
    if (/paper|card|compost|to-go|takeaway/.test(kit.materials)) paintTakeaway(kit);
    else paintMug(kit);
  },
};

function paintMug(kit: Kit): void {
  const across = { x: 3, width: 64 };
  const handle = shape(
    "M62 38C80 32 90 42 89 56C88 72 76 82 60 80L61 71C71 72 79 66 80 56C81 47 75 43 63 47Z",
  );
  fillForm(kit, handle, { span: { x: 60, y: 36, width: 30, height: 46 }, colour: kit.body, exposure: -0.12 });
  rimEdge(kit, handle, { x: 60, width: 30, thickness: 1.2 });
  const body = revolve(
    35,
    [
      [32, 22],
      [32, 78],
      [31, 98.4, 20, 98.4],
    ],
    0.8,
  );
  fillRound(kit, body, { ...across, colour: kit.body });
  printPattern(kit, body, { span: { x: 3, y: 24, width: 64, height: 74 }, ink: kit.accent });
  washDown(kit, body, { from: 80, to: 99, strength: -0.26 });
  printLabel(kit, { span: { x: 14, y: 40, width: 42, height: 38 }, ground: kit.body, across });
  gloss(kit, rounded({ x: kit.light.side <= 0 ? 8 : 58, y: 34, width: 3.4, height: 48 }, 1.7), {
    from: 34,
    to: 82,
    strength: 0.42,
  });
  rimEdge(kit, body, { ...across, thickness: 1.1 });
  const mouth = ellipse(35, 22, { x: 32, y: 8 });
  fillForm(kit, mouth, { span: { x: 3, y: 14, width: 64, height: 16 }, colour: kit.body, exposure: 0.28 });
  const inside = ellipse(35, 22.6, { x: 29, y: 6.6 });
  fillForm(kit, inside, { span: { x: 6, y: 16, width: 58, height: 13 }, colour: kit.body, exposure: -0.45 });
  within(kit, inside, () => {
    fillForm(kit, ellipse(35, 26, { x: 28.4, y: 6.2 }), {
      span: { x: 6, y: 20, width: 58, height: 13 },
      colour: coffee,
      exposure: 0.04,
    });
    fillFlat(kit, ellipse(33, 25.6, { x: 16, y: 3 }), { colour: crema, exposure: 0.1, alpha: 0.8 });
    line(kit, shape("M22 25.6q11-4 22 0"), { colour: crema, exposure: 0.5, width: 0.9 });
  });
}

function paintTakeaway(kit: Kit): void {
  const across = { x: 16, width: 60 };
  const body = revolve(
    46,
    [
      [27, 18],
      [20, 98.4],
    ],
    1.4,
  );
  const paper: Rgb = [248, 244, 236];
  fillRound(kit, body, { ...across, colour: kit.body, finish: "soft" });
  printPattern(kit, body, { span: { x: 18, y: 18, width: 56, height: 80 }, ink: kit.accent });
  wrapLabel(kit, body, { span: { x: 18, y: 38, width: 56, height: 38 }, across, sag: 1.2 });
  washDown(kit, body, { from: 84, to: 99, strength: -0.22 });
  rimEdge(kit, body, { ...across, thickness: 1 });
  const lid = revolve(
    46,
    [
      [23, 2.4],
      [24, 4, 24.4, 10],
      [29.4, 11],
      [29.8, 18.6],
    ],
    1.6,
  );
  fillRound(kit, lid, {
    x: 16,
    width: 60,
    colour: kit.finish === "matte" ? kit.accent : paper,
    finish: "gloss",
  });
  fillFlat(kit, ellipse(46, 2.9, { x: 22, y: 1.5 }), { colour: paper, exposure: 0.2 });
  line(kit, shape("M17.4 12Q46 15 74.6 12"), { colour: paper, exposure: -0.4, width: 0.7, alpha: 0.6 });
  fillFlat(kit, ellipse(56, 2.8, { x: 4, y: 0.6 }), { colour: coffee, exposure: -0.3 });
}

/** A tumbler with an iced drink in the brand's colour. */
export const glass: Painter = {
  width: 60,
  height: 100,
  paint(kit) {
    const across = { x: 4, width: 50 };
    line(kit, shape("M40 62L52 4"), { colour: kit.accent, width: 2.6 });
    line(kit, shape("M39.6 62L51.4 4"), { colour: kit.accent, exposure: 0.6, width: 0.7 });
    const wall = revolve(
      29,
      [
        [25, 20],
        [21, 94],
        [20.8, 98.5, 17, 98.5],
      ],
      0.7,
    );
    const liquid = revolve(
      29,
      [
        [22.6, 31],
        [19.4, 89],
        [19, 92, 16, 92],
      ],
      0.6,
    );
    paintIcedDrink(kit, liquid);
    printPattern(kit, liquid, { span: { x: 6, y: 31, width: 46, height: 60 }, ink: kit.third });
    citrus(kit);
    fillRound(kit, wall, { ...across, colour: [216, 232, 236], finish: "gloss", alpha: 0.26 });
    line(kit, wall, { colour: [216, 232, 236], exposure: -0.4, width: 0.6, alpha: 0.65 });
    fillForm(kit, shape("M9 92Q29 95 49 92L48 97.6Q29 100 10 97.6Z"), {
      span: { x: 9, y: 92, width: 40, height: 6 },
      colour: [204, 224, 230],
      depth: 0.6,
    });
    if (kit.label !== "")
      printLabel(kit, {
        span: { x: 14, y: 62, width: 30, height: 22 },
        ground: kit.accent,
        across,
        bare: true,
      });
    gloss(kit, kit.light.side <= 0 ? shape("M8 24h3.4l2.4 62h-3Z") : shape("M46.6 24H50l-2.8 62h-3Z"), {
      from: 24,
      to: 86,
      strength: 0.62,
    });
    rimEdge(kit, wall, { ...across, thickness: 1 });
    line(kit, ellipse(29, 20, { x: 25, y: 3.4 }), { colour: white, width: 0.9, alpha: 0.8 });
  },
};

function paintIcedDrink(kit: Kit, liquid: Path2D): void {
  fillRound(kit, liquid, { x: 6, width: 46, colour: kit.body, finish: "gloss", alpha: 0.95 });
  within(kit, liquid, () => {
    fillForm(kit, shape("M4 62Q29 70 54 62V95H4Z"), {
      span: { x: 4, y: 62, width: 50, height: 34 },
      colour: kit.accent,
      depth: 0.7,
    });
    washDown(kit, shape("M4 52H54V70Q29 76 4 70Z"), { from: 52, to: 74, strength: 0.08 });
  });
  fillForm(kit, ellipse(29, 31, { x: 22.6, y: 3.2 }), {
    span: { x: 6, y: 28, width: 46, height: 6 },
    colour: kit.body,
    exposure: 0.35,
  });
  const ice = [
    [12, 26, -14],
    [26, 24, 9],
    [20, 42, 22],
    [33, 40, -10],
    [15, 56, 6],
  ] as const;
  for (const [x, y, turn] of ice) iceCube(kit, { x, y, turn });
}

function iceCube(kit: Kit, { x, y, turn }: { x: number; y: number; turn: number }): void {
  kit.ctx.save();
  kit.ctx.translate(x + 5.5, y + 5.5);
  kit.ctx.rotate((turn * Math.PI) / 180);
  fillFlat(kit, rounded({ x: -5.5, y: -5.5, width: 11, height: 11 }, 2), {
    colour: [236, 246, 250],
    exposure: 0.2,
    alpha: 0.36,
  });
  line(kit, shape("M-4.4 3V-4.4H3.4"), { colour: white, width: 0.7, alpha: 0.7 });
  kit.ctx.restore();
}

function citrus(kit: Kit): void {
  const [cx, cy, r] = [9.5, 18, 8.6] as const;
  fillBall(kit, ellipse(cx, cy, { x: r, y: r }), { cx, cy, r, colour: [246, 190, 46], finish: "matte" });
  fillFlat(kit, ellipse(cx, cy, { x: r - 1.2, y: r - 1.2 }), { colour: [252, 240, 206], exposure: 0.1 });
  for (let slice = 0; slice < 7; slice++) {
    const angle = (slice / 7) * Math.PI * 2;
    const at = (radius: number, turn: number) =>
      `${cx + Math.cos(angle + turn) * radius} ${cy + Math.sin(angle + turn) * radius}`;
    fillFlat(kit, shape(`M${at(1, 0)}L${at(6.4, -0.34)}Q${at(7.4, 0)} ${at(6.4, 0.34)}Z`), {
      colour: [248, 204, 72],
      exposure: 0.06,
    });
  }
}
