import type { Rgb } from "@/providers/animatic/props/colour";
import { type Kit, leftOrRight } from "@/providers/animatic/props/kit";
import { printLabel, wrapLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  ellipse,
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

const airyGlass: Rgb = [214, 230, 232];

/** Clear walls: the contents show, edges darken, a long window reflection stands on the lit side. */
function clearWalls(
  kit: Kit,
  body: Parameters<typeof rimEdge>[1],
  across: { x: number; width: number },
): void {
  fillRound(kit, body, { ...across, colour: airyGlass, finish: "gloss", alpha: 0.34 });
  rimEdge(kit, body, { ...across, thickness: across.width * 0.035 });
  line(kit, body, { colour: airyGlass, exposure: -0.5, width: 0.5, alpha: 0.7 });
}

export const bottle: Painter = {
  width: 36,
  height: 100,
  paint(kit) {
    const across = { x: 2, width: 32 };
    const body = revolve(
      18,
      [
        [4.6, 13],
        [4.6, 24],
        [5.2, 31, 11, 36.5],
        [16, 41, 16, 48],
        [16, 94],
        [16, 98.6, 12, 98.6],
      ],
      0.8,
    );
    if (kit.finish === "glass") {
      const liquid = revolve(
        18,
        [
          [4, 27],
          [4.6, 32, 10.4, 37.4],
          [14.6, 42, 14.6, 48.6],
          [14.6, 94],
          [14.6, 96.6, 12, 96.6],
        ],
        0.6,
      );
      fillRound(kit, liquid, { x: 3.4, width: 29.2, colour: kit.body, finish: "gloss", alpha: 0.92 });
      fillFlat(kit, ellipse(18, 27, { x: 4, y: 0.9 }), { colour: kit.body, exposure: 0.35 });
      clearWalls(kit, body, across);
    } else {
      fillRound(kit, body, { ...across, colour: kit.body });
    }
    printPattern(kit, body, { span: { x: 2, y: 38, width: 32, height: 60 }, ink: kit.accent });
    washDown(kit, body, { from: 84, to: 99, strength: -0.32 });
    wrapLabel(kit, body, { span: { x: 2, y: 52, width: 32, height: 31 }, across });
    gloss(kit, rounded({ x: leftOrRight(kit, 6, 27), y: 45, width: 2.2, height: 46 }, 1.1), {
      from: 45,
      to: 91,
      strength: 0.42,
    });
    rimEdge(kit, body, { ...across, thickness: 0.8 });
    paintScrewCap(kit);
  },
};

function paintScrewCap(kit: Kit): void {
  fillRound(kit, rounded({ x: 11.9, y: 1, width: 12.2, height: 12.6 }, [2, 2, 0.8, 0.8]), {
    x: 11.9,
    width: 12.2,
    colour: kit.accent,
    finish: "gloss",
  });
  fillRound(kit, rounded({ x: 12.4, y: 14.2, width: 11.2, height: 1.8 }, 0.8), {
    x: 12.4,
    width: 11.2,
    colour: kit.accent,
    finish: "matte",
  });
  for (let ridge = 0; ridge < 7; ridge++)
    line(kit, shape(`M${13.4 + ridge * 1.53} 3.4V12`), {
      colour: kit.accent,
      exposure: -0.6,
      width: 0.28,
      alpha: 0.6,
    });
}

export const can: Painter = {
  width: 53,
  height: 100,
  paint(kit) {
    const across = { x: 2, width: 49 };
    const silver: Rgb = [198, 202, 208];
    const shell = revolve(
      26.5,
      [
        [20.6, 4],
        [24.5, 10.5],
        [24.5, 91],
        [20.5, 98],
      ],
      1.4,
    );
    fillRound(kit, shell, { ...across, colour: silver, finish: "metal" });
    const body = revolve(
      26.5,
      [
        [24.5, 10.5],
        [24.5, 91],
      ],
      1.5,
    );
    fillRound(kit, body, { ...across, colour: kit.body, finish: kit.finish === "matte" ? "matte" : "gloss" });
    printPattern(kit, body, { span: { x: 2, y: 10, width: 49, height: 82 }, ink: kit.accent });
    within(kit, body, () => {
      fillRound(kit, shape("M2 72Q26 60 51 70V93H2Z"), { ...across, colour: kit.accent, finish: "gloss" });
      fillRound(kit, shape("M2 69.6Q26 57.4 51 67.4V68.8Q26 58.8 2 71Z"), {
        ...across,
        colour: kit.third,
        finish: "gloss",
      });
    });
    printLabel(kit, { span: { x: 8.5, y: 18, width: 36, height: 42 }, ground: kit.body, across });
    gloss(kit, shape(`M${leftOrRight(kit, 8, 42)} 15h2.6v70h-2.6Z`), { from: 15, to: 85, strength: 0.34 });
    washDown(kit, body, { from: 80, to: 93, strength: -0.22 });
    rimEdge(kit, shell, { ...across, thickness: 1 });
    fillRound(kit, ellipse(26.5, 4.2, { x: 20.8, y: 3.1 }), {
      x: 5,
      width: 43,
      colour: silver,
      finish: "metal",
    });
    fillForm(kit, ellipse(26.5, 4.5, { x: 18.4, y: 2.3 }), {
      span: { x: 8, y: 2, width: 37, height: 5 },
      colour: silver,
      exposure: -0.3,
    });
    fillFlat(kit, ellipse(27.5, 4.1, { x: 6, y: 1 }), { colour: silver, exposure: 0.25 });
    fillFlat(kit, ellipse(29, 4.2, { x: 2.2, y: 0.5 }), { colour: silver, exposure: -0.55 });
  },
};

export const jar: Painter = {
  width: 78,
  height: 100,
  paint(kit) {
    const across = { x: 2, width: 74 };
    const body = revolve(
      39,
      [
        [31, 22],
        [37, 24, 37, 34],
        [37, 90],
        [37, 98, 29, 98],
      ],
      1,
    );
    if (kit.finish === "glass") {
      const contents = revolve(
        39,
        [
          [34.4, 31],
          [34.4, 89],
          [34.4, 95, 29, 95],
        ],
        0.8,
      );
      fillRound(kit, contents, { x: 4.6, width: 68.8, colour: kit.body, finish: "matte" });
      fillForm(kit, ellipse(39, 31, { x: 34.4, y: 3.4 }), {
        span: { x: 5, y: 27, width: 69, height: 7 },
        colour: kit.body,
        exposure: 0.3,
      });
      clearWalls(kit, body, across);
    } else {
      fillRound(kit, body, { ...across, colour: kit.body });
    }
    printPattern(kit, body, { span: { x: 2, y: 24, width: 74, height: 74 }, ink: kit.accent });
    washDown(kit, body, { from: 84, to: 99, strength: -0.3 });
    wrapLabel(kit, body, { span: { x: 2, y: 42, width: 74, height: 38 }, across, sag: 1.6 });
    gloss(kit, rounded({ x: leftOrRight(kit, 8, 66), y: 32, width: 4, height: 58 }, 2), {
      from: 32,
      to: 90,
      strength: 0.42,
    });
    rimEdge(kit, body, { ...across, thickness: 1.1 });
    const lid = rounded({ x: 5, y: 1.5, width: 68, height: 21 }, [4, 4, 1.5, 1.5]);
    const lidFinish = /cork|wood|bamboo/.test(kit.materials) ? "matte" : "metal";
    fillRound(kit, lid, { x: 5, width: 68, colour: kit.accent, finish: lidFinish });
    gloss(kit, rounded({ x: 8, y: 2.4, width: 62, height: 2.2 }, 1.1), { from: 2, to: 5, strength: 0.5 });
    line(kit, shape("M6 18.6H72"), { colour: kit.accent, exposure: -0.6, width: 0.6, alpha: 0.7 });
    washDown(kit, shape("M8 22.5H70V28H8Z"), { from: 28, to: 22.5, strength: -0.3 });
  },
};
