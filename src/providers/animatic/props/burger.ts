import type { Rgb } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { printLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  ellipse,
  fillFlat,
  fillForm,
  gloss,
  line,
  rimEdge,
  rounded,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const tomato: Rgb = [212, 62, 44];
const bunBrown: Rgb = [222, 154, 78];

/** A burger keeps the colours of food; the brand's are on the paper it sits in and on the flag. */
export const burger: Painter = {
  width: 112,
  height: 100,
  paint(kit) {
    line(kit, shape("M56 1.4V40"), { colour: [226, 196, 140], width: 1.6 });
    paintFilling(kit);
    paintTopBun(kit);
    paintPaper(kit);
    const flag = shape("M56 1.6H90L83 9L90 17H56Z");
    fillForm(kit, flag, { span: { x: 56, y: 1, width: 34, height: 16 }, colour: kit.accent });
    const span = { x: 59, y: 4, width: 22, height: 10.6 };
    printLabel(kit, { span, ground: kit.accent, bare: true, maxLines: 1 });
  },
};

function paintFilling(kit: Kit): void {
  const base = rounded({ x: 12, y: 76, width: 88, height: 18 }, [4, 4, 12, 12]);
  fillForm(kit, base, { span: { x: 12, y: 76, width: 88, height: 18 }, colour: bunBrown, exposure: -0.08 });
  const patty = rounded({ x: 9, y: 66, width: 94, height: 15 }, 7);
  fillForm(kit, patty, { span: { x: 9, y: 66, width: 94, height: 15 }, colour: [104, 62, 42] });
  for (let crumb = 0; crumb < 26; crumb++) {
    const at = ellipse(13 + kit.random.between(0, 86), 69 + kit.random.between(0, 9), { x: 1.3, y: 0.9 });
    fillFlat(kit, at, { colour: [70, 40, 28], alpha: 0.5 });
  }
  const cheese = shape("M6 63H106L94 70L88 76L80 68L60 68L52 79L42 68H22L14 73Z");
  fillForm(kit, cheese, {
    span: { x: 6, y: 62, width: 100, height: 16 },
    colour: [248, 188, 58],
    exposure: 0.1,
  });
  for (const x of [14, 59]) {
    const span = { x, y: 57, width: 40, height: 7 };
    fillForm(kit, rounded(span, 3.4), { span, colour: tomato });
  }
  const lettuce = shape(
    "M5 56C5 51 107 51 107 56C105 61 100 57 95 60C88 63 84 57 76 60C68 63 62 57 54 60C46 63 42 57 34 60C26 63 20 57 15 60C9 61 5 59 5 56Z",
  );
  fillForm(kit, lettuce, {
    span: { x: 5, y: 51, width: 102, height: 11 },
    colour: [138, 190, 76],
    exposure: 0.06,
  });
}

function paintTopBun(kit: Kit): void {
  const top = shape(
    "M9 53C7 27 26 15 56 15C86 15 105 27 103 53C103 55 101 55.4 98 55.4H14C11 55.4 9 55 9 53Z",
  );
  fillForm(kit, top, { span: { x: 8, y: 15, width: 96, height: 41 }, colour: bunBrown });
  washDown(kit, top, { from: 38, to: 56, strength: -0.28 });
  const shine = ellipse(kit.light.side <= 0 ? 34 : 78, 26, { x: 16, y: 5 });
  within(kit, top, () => gloss(kit, shine, { from: 21, to: 32, strength: 0.45 }));
  const seeds = "30,31 42,23 54,30 66,22 78,30 88,39 22,42 44,38 64,39 76,45".split(" ");
  for (const seed of seeds) {
    const [x = 0, y = 0] = seed.split(",").map(Number);
    fillFlat(kit, ellipse(x, y, { x: 2.1, y: 1.3 }), { colour: [252, 238, 206], exposure: 0.1 });
  }
  rimEdge(kit, top, { x: 8, width: 96, thickness: 1.3 });
}

function paintPaper(kit: Kit): void {
  const paper = shape(
    "M4 70L18 75L32 71L48 76L64 71L80 76L94 71L108 70L102 94Q101 98.6 96 98.6H16Q11 98.6 10 94Z",
  );
  const span = { x: 4, y: 70, width: 104, height: 28.6 };
  fillForm(kit, paper, { span, colour: kit.body, depth: 0.8 });
  printPattern(kit, paper, { span, ink: kit.accent });
  line(kit, shape("M18 75L24 98M94 71L88 98M48 76L46 98"), {
    colour: kit.body,
    exposure: -0.5,
    width: 0.5,
    alpha: 0.6,
  });
  printLabel(kit, {
    span: { x: 30, y: 79, width: 52, height: 15 },
    ground: kit.body,
    bare: true,
    maxLines: 1,
  });
  rimEdge(kit, paper, { x: 4, width: 104, thickness: 1 });
}
