import { type Rgb, white } from "@/providers/animatic/props/colour";
import { leftOrRight } from "@/providers/animatic/props/kit";
import { panelColour, printLabel, wrapLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
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

export const tube: Painter = {
  width: 40,
  height: 100,
  paint(kit) {
    const across = { x: 3, width: 34 };
    const body = shape("M2 2.6Q20 1 38 2.6L38 9C37 40 35 62 34 82Q20 84.6 6 82C5 62 3 40 2 9Z");
    fillRound(kit, body, {
      ...across,
      colour: kit.body,
      finish: kit.finish === "glass" ? "gloss" : kit.finish,
    });
    printPattern(kit, body, { span: { x: 2, y: 10, width: 36, height: 72 }, ink: kit.accent });
    within(kit, body, () =>
      fillRound(kit, shape("M0 66Q20 62 40 66V85H0Z"), { ...across, colour: kit.accent, finish: "gloss" }),
    );
    fillForm(kit, shape("M2 2.6Q20 1 38 2.6L38 9.5Q20 11 2 9.5Z"), {
      span: { x: 2, y: 1, width: 36, height: 10 },
      colour: kit.body,
      exposure: 0.12,
    });
    for (let crimp = 0; crimp < 17; crimp++)
      line(kit, shape(`M${4 + crimp * 2} 3.4V8.6`), {
        colour: kit.body,
        exposure: -0.4,
        width: 0.35,
        alpha: 0.55,
      });
    printLabel(kit, { span: { x: 8, y: 18, width: 24, height: 42 }, ground: kit.body, across });
    gloss(kit, shape(`M${leftOrRight(kit, 8, 29)} 14h2l${leftOrRight(kit, 1, -1)} 64h-2Z`), {
      from: 14,
      to: 80,
      strength: 0.36,
    });
    rimEdge(kit, body, { x: 2, width: 36, thickness: 0.9 });
    const cap = revolve(
      20,
      [
        [13.4, 83.4],
        [12, 97],
        [11.8, 98.6, 10.5, 98.6],
      ],
      0.5,
    );
    fillRound(kit, cap, { x: 6.6, width: 26.8, colour: panelColour(kit), finish: "gloss" });
    for (let ridge = 0; ridge < 9; ridge++)
      line(kit, shape(`M${10 + ridge * 2.5} 85.5V96`), {
        colour: panelColour(kit),
        exposure: -0.45,
        width: 0.4,
        alpha: 0.5,
      });
  },
};

export const perfume: Painter = {
  width: 64,
  height: 100,
  paint(kit) {
    const span = { x: 2, y: 36, width: 60, height: 62.6 };
    const outer = rounded(span, [9, 9, 6, 6]);
    fillForm(kit, outer, { span, colour: airyGlass, exposure: 0.1 });
    const liquid = rounded({ x: 7, y: 43, width: 50, height: 48.6 }, [5, 5, 4, 4]);
    fillForm(kit, liquid, { span: { x: 7, y: 43, width: 50, height: 48 }, colour: kit.body, exposure: 0.08 });
    within(kit, liquid, () => {
      gloss(kit, shape(kit.light.side <= 0 ? "M7 43H31L13 92H7Z" : "M57 43H33L51 92H57Z"), {
        from: 43,
        to: 92,
        strength: 0.34,
      });
      fillFlat(kit, shape("M7 43H57V47Q32 45.4 7 47Z"), { colour: kit.body, exposure: 0.42, alpha: 0.8 });
    });
    printPattern(kit, liquid, { span: { x: 7, y: 43, width: 50, height: 48 }, ink: kit.accent });
    washDown(kit, outer, { from: 86, to: 99, strength: -0.28 });
    line(kit, rounded({ x: 7, y: 43, width: 50, height: 48.6 }, [5, 5, 4, 4]), {
      colour: white,
      width: 0.6,
      alpha: 0.55,
    });
    printLabel(kit, { span: { x: 13, y: 53, width: 38, height: 27 }, ground: kit.body });
    gloss(kit, rounded({ x: leftOrRight(kit, 3.4, 58.2), y: 41, width: 2.4, height: 50 }, 1.2), {
      from: 41,
      to: 91,
      strength: 0.7,
    });
    rimEdge(kit, outer, { x: 2, width: 60, thickness: 1.2 });
    fillRound(kit, rounded({ x: 24, y: 29, width: 16, height: 7.4 }, 0.8), {
      x: 24,
      width: 16,
      colour: [206, 184, 132],
      finish: "metal",
    });
    const cap = rounded({ x: 19, y: 1.4, width: 26, height: 28 }, [3, 3, 1.4, 1.4]);
    fillRound(kit, cap, {
      x: 19,
      width: 26,
      colour: kit.accent,
      finish: /wood|cork/.test(kit.materials) ? "matte" : "metal",
    });
    gloss(kit, rounded({ x: 20.6, y: 2.4, width: 22.8, height: 2 }, 1), { from: 2, to: 5, strength: 0.55 });
  },
};

/** A dropper bottle: the serum of every cosmetics shelf. */
export const cosmetic: Painter = {
  width: 44,
  height: 100,
  paint(kit) {
    const across = { x: 2, width: 40 };
    const body = revolve(
      22,
      [
        [8, 40],
        [8, 44, 14, 46],
        [20, 48, 20, 55],
        [20, 94],
        [20, 98.6, 15, 98.6],
      ],
      0.8,
    );
    fillRound(kit, body, {
      ...across,
      colour: kit.body,
      finish: kit.finish === "matte" ? "matte" : "gloss",
      alpha: kit.finish === "glass" ? 0.9 : 1,
    });
    if (kit.finish === "glass") {
      line(kit, shape("M22 40V88"), { colour: white, width: 2.2, alpha: 0.3 });
      fillFlat(kit, shape("M2.6 60Q22 62.6 41.4 60V56H2.6Z"), {
        colour: kit.body,
        exposure: 0.4,
        alpha: 0.5,
      });
    }
    printPattern(kit, body, { span: { x: 2, y: 48, width: 40, height: 50 }, ink: kit.accent });
    washDown(kit, body, { from: 86, to: 99, strength: -0.3 });
    wrapLabel(kit, body, { span: { x: 2, y: 59, width: 40, height: 30 }, across });
    gloss(kit, rounded({ x: leftOrRight(kit, 5.6, 36), y: 53, width: 2.4, height: 40 }, 1.2), {
      from: 53,
      to: 93,
      strength: 0.5,
    });
    rimEdge(kit, body, { ...across, thickness: 1 });
    fillRound(kit, rounded({ x: 12.4, y: 24, width: 19.2, height: 17 }, [1.6, 1.6, 1, 1]), {
      x: 12.4,
      width: 19.2,
      colour: kit.accent,
      finish: "metal",
    });
    for (let ridge = 0; ridge < 9; ridge++)
      line(kit, shape(`M${14.4 + ridge * 1.9} 27V39`), {
        colour: kit.accent,
        exposure: -0.6,
        width: 0.32,
        alpha: 0.5,
      });
    const bulb = revolve(
      22,
      [
        [0, 1.4],
        [5, 1.6, 5.6, 7],
        [6.4, 14, 7.4, 24],
      ],
      0.5,
    );
    fillRound(kit, bulb, { x: 14.4, width: 15.2, colour: panelColour(kit), finish: "matte" });
  },
};
