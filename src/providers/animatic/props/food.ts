import { mix, type Rgb, white } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { printLabel } from "@/providers/animatic/props/label";
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
  rimEdge,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const basil: Rgb = [74, 138, 62];
const tomato: Rgb = [212, 62, 44];
const crust: Rgb = [214, 154, 84];

/** A whole pizza, cut, on a board in the brand's colour, seen from a low angle. */
export const pizza: Painter = {
  width: 184,
  height: 100,
  paint(kit) {
    const board = { x: 2, y: 17, width: 180, height: 76 };
    fillForm(kit, ellipse(92, 61, { x: 90, y: 37 }), { span: board, colour: kit.body, exposure: -0.5 });
    const top = ellipse(92, 53, { x: 90, y: 37 });
    fillForm(kit, top, { span: board, colour: kit.body });
    printLabel(kit, {
      span: { x: 58, y: 79.6, width: 68, height: 8.4 },
      ground: kit.body,
      bare: true,
      maxLines: 1,
    });
    const span = { x: 18, y: 10, width: 148, height: 62 };
    fillForm(kit, ellipse(92, 47, { x: 74, y: 30 }), { span, colour: crust, exposure: -0.4 });
    const edge = ellipse(92, 42, { x: 74, y: 30 });
    fillForm(kit, edge, { span, colour: crust, exposure: 0.08 });
    for (let bubble = 0; bubble < 18; bubble++) {
      const angle = (bubble / 18) * Math.PI * 2 + kit.random.between(-0.1, 0.1);
      const spot = ellipse(92 + Math.cos(angle) * 69.6, 42 + Math.sin(angle) * 27.6, {
        x: kit.random.between(2, 5),
        y: 1.6,
      });
      fillFlat(kit, spot, { colour: [150, 88, 40], alpha: 0.4 });
    }
    fillForm(kit, ellipse(92, 42.4, { x: 64, y: 25 }), { span, colour: tomato });
    paintTopping(kit);
    gloss(kit, ellipse(kit.light.side <= 0 ? 48 : 136, 28, { x: 18, y: 4 }), {
      from: 24,
      to: 33,
      strength: 0.36,
    });
    rimEdge(kit, edge, { x: 18, width: 148, thickness: 1.2 });
    for (const x of [70, 92, 114])
      line(kit, shape(`M${x} 12Q${x - 4} 8 ${x} 5T${x} 1.6`), { colour: white, width: 1.6, alpha: 0.35 });
  },
};

function paintTopping(kit: Kit): void {
  const { ctx } = kit;
  ctx.save();
  ctx.translate(92, 42.4);
  ctx.scale(1, 0.4);
  for (let blob = 0; blob < 16; blob++) {
    const [angle, reach] = [blob * 2.4, 56 * Math.sqrt((blob + 0.6) / 16)];
    const [cx, cy] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
    fillFlat(kit, ellipse(cx, cy, { x: 11, y: 11 }), { colour: [255, 236, 190], exposure: 0.1, alpha: 0.95 });
    if (blob % 2 === 0) {
      fillFlat(kit, ellipse(cx + 9, cy + 11, { x: 8, y: 8 }), { colour: [160, 38, 30] });
      fillFlat(kit, ellipse(cx + 8, cy + 7, { x: 7, y: 6.6 }), { colour: [206, 70, 50], exposure: 0.06 });
    } else {
      const leaf = `M${cx - 13} ${cy}Q${cx - 4} ${cy - 16} ${cx + 8} ${cy - 5}Q${cx - 2} ${cy + 14} ${cx - 13} ${cy}Z`;
      fillFlat(kit, shape(leaf), { colour: basil });
    }
  }
  for (let cut = 0; cut < 4; cut++) {
    const angle = (cut / 4) * Math.PI + 0.3;
    const [dx, dy] = [Math.cos(angle) * 73, Math.sin(angle) * 73];
    line(kit, shape(`M${-dx} ${-dy}L${dx} ${dy}`), { colour: [110, 50, 26], width: 1, alpha: 0.55 });
  }
  ctx.restore();
}

export const iceCream: Painter = {
  width: 56,
  height: 100,
  paint(kit) {
    const cone = shape("M9 44H47L30.4 97Q28 100.4 25.6 97Z");
    fillForm(kit, cone, { span: { x: 9, y: 47, width: 38, height: 52 }, colour: [222, 166, 96] });
    within(kit, cone, () => {
      for (let step = -6; step < 12; step++) {
        line(kit, shape(`M${step * 7} 44L${step * 7 + 30} 100`), {
          colour: [164, 104, 50],
          width: 0.9,
          alpha: 0.6,
        });
        line(kit, shape(`M${step * 7 + 30} 44L${step * 7} 100`), {
          colour: [164, 104, 50],
          width: 0.9,
          alpha: 0.6,
        });
      }
      washDown(kit, shape("M0 47H56V60H0Z"), { from: 60, to: 47, strength: -0.4 });
    });
    if (kit.label !== "") {
      const sleeve = shape("M13.4 60H42.6L36 80H20Z");
      fillRound(kit, sleeve, { x: 13, width: 30, colour: kit.accent, finish: "soft" });
      printLabel(kit, { span: { x: 18, y: 62, width: 20, height: 12 }, ground: kit.accent, bare: true });
    }
    rimEdge(kit, cone, { x: 9, width: 38, thickness: 0.9 });
    const scoop = (cx: number, cy: number, look: { r: number; colour: Rgb }) => {
      const { r, colour } = look;
      const path = shape(
        `M${cx - r} ${cy + 2}A${r} ${r} 0 1 1 ${cx + r} ${cy + 2}C${cx + r + 2} ${cy + 9} ${cx + r - 6} ${cy + 7} ${cx + r - 8} ${cy + 10}C${cx + 4} ${cy + 5} ${cx + 2} ${cy + 13} ${cx - 4} ${cy + 9}C${cx - 8} ${cy + 6} ${cx - 10} ${cy + 12} ${cx - r + 2} ${cy + 9}C${cx - r - 3} ${cy + 8} ${cx - r - 1} ${cy + 5} ${cx - r} ${cy + 2}Z`,
      );
      fillBall(kit, path, { cx, cy, r: r + 4, colour, finish: "soft" });
      rimEdge(kit, path, { x: cx - r, width: r * 2, thickness: 1 });
      return path;
    };
    const big = scoop(28, 37, { r: 21, colour: kit.body });
    printPattern(kit, big, { span: { x: 7, y: 16, width: 42, height: 34 }, ink: kit.accent });
    scoop(28, 17, { r: 14.6, colour: mix(kit.body, kit.third, 0.65) });
    fillBall(kit, ellipse(28, 4.6, { x: 3.4, y: 3.4 }), {
      cx: 28,
      cy: 4.6,
      r: 3.4,
      colour: [206, 34, 52],
      finish: "gloss",
    });
    for (let sprinkle = 0; sprinkle < 14; sprinkle++) {
      const [x, y, turn] = [
        28 + kit.random.between(-15, 15),
        30 + kit.random.between(-4, 14),
        kit.random.between(0, 3),
      ];
      line(kit, shape(`M${x} ${y}l${Math.cos(turn) * 2.4} ${Math.sin(turn) * 2.4}`), {
        colour: sprinkle % 2 ? kit.accent : white,
        width: 1.1,
      });
    }
    gloss(kit, ellipse(kit.light.side <= 0 ? 17 : 39, 29, { x: 4, y: 3 }), {
      from: 26,
      to: 33,
      strength: 0.5,
    });
  },
};

export const foodPlate: Painter = {
  width: 172,
  height: 100,
  paint(kit) {
    const china = mix(kit.body, white, 0.12);
    fillForm(kit, ellipse(86, 82, { x: 40, y: 16 }), {
      span: { x: 46, y: 66, width: 80, height: 32 },
      colour: china,
      exposure: -0.55,
    });
    const rim = ellipse(86, 66, { x: 84, y: 29.6 });
    fillForm(kit, ellipse(86, 69, { x: 84, y: 29 }), {
      span: { x: 2, y: 40, width: 168, height: 58 },
      colour: china,
      exposure: -0.4,
    });
    fillForm(kit, rim, { span: { x: 2, y: 36, width: 168, height: 60 }, colour: china });
    printPattern(kit, rim, { span: { x: 2, y: 36, width: 168, height: 60 }, ink: kit.accent });
    fillForm(kit, ellipse(86, 66.6, { x: 60, y: 20.4 }), {
      span: { x: 26, y: 46, width: 120, height: 41 },
      colour: china,
      exposure: -0.3,
      depth: -0.6,
    });
    line(kit, ellipse(86, 66, { x: 79, y: 27 }), { colour: kit.accent, width: 1.2 });
    if (kit.label !== "")
      printLabel(kit, {
        span: { x: 66, y: 87.4, width: 40, height: 5.4 },
        ground: china,
        bare: true,
        maxLines: 1,
      });
    paintPasta(kit);
    rimEdge(kit, rim, { x: 2, width: 168, thickness: 1.2 });
    for (const x of [68, 88, 108])
      line(kit, shape(`M${x} 17C${x - 7} 12 ${x + 7} 8 ${x} 2`), { colour: white, width: 2, alpha: 0.4 });
  },
};

function paintPasta(kit: Kit): void {
  const mound = shape("M36 66C36 46 54 34 80 34C112 34 134 46 136 66C128 80 44 80 36 66Z");
  fillBall(kit, mound, { cx: 84, cy: 58, r: 48, colour: [238, 212, 158], finish: "matte" });
  for (let strand = 0; strand < 11; strand++) {
    const x = 40 + strand * 8.4;
    line(
      kit,
      shape(
        `M${x - 6} ${70 - (strand % 3) * 3}C${x + 4} ${40 + (strand % 4) * 4} ${x + 18} ${42 + (strand % 3) * 5} ${x + 24} ${66 - (strand % 2) * 4}`,
      ),
      { colour: [232, 196, 126], exposure: strand % 2 ? -0.3 : 0.25, width: 2.2 },
    );
  }
  for (const [x, y, r] of [
    [58, 52, 9],
    [84, 44, 10.5],
    [110, 53, 9],
    [74, 62, 7.6],
    [98, 64, 8],
  ] as const)
    fillBall(kit, ellipse(x, y, { x: r, y: r * 0.92 }), {
      cx: x,
      cy: y,
      r,
      colour: mix(tomato, kit.accent, 0.25),
      finish: "gloss",
    });
  for (const [x, y, turn] of [
    [84, 32, 0.2],
    [68, 40, -0.9],
    [104, 40, 1.1],
    [92, 55, 2.4],
  ] as const) {
    kit.ctx.save();
    kit.ctx.translate(x, y);
    kit.ctx.rotate(turn);
    fillForm(kit, shape("M0 4C-8 0-7-10 0-15C7-10 8 0 0 4Z"), {
      span: { x: -7, y: -15, width: 14, height: 19 },
      colour: basil,
      exposure: 0.1,
    });
    line(kit, shape("M0 3V-12"), { colour: basil, exposure: 0.5, width: 0.7 });
    kit.ctx.restore();
  }
}
