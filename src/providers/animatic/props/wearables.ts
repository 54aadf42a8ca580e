import { mix, type Rgb } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { plate, printLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  fillFlat,
  fillForm,
  fillRound,
  gloss,
  line,
  rimEdge,
  rounded,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const soleWhite: Rgb = [244, 242, 238];
const steel: Rgb = [200, 203, 210];

/** A running shoe from the side, toe to the right. */
export const shoe: Painter = {
  width: 190,
  height: 100,
  paint(kit) {
    const tongue = shape("M66 26C68 12 76 2 88 2.6C95 3 96 10 98 18L112 44L80 50Z");
    fillForm(kit, tongue, {
      span: { x: 66, y: 2, width: 46, height: 48 },
      colour: kit.accent,
      exposure: -0.12,
    });
    const upper = shape(
      "M12 80C7 62 6 44 9 24C10 15 18 12 25 16C36 25 52 28 64 21C72 15 80 12 87 15C93 18 96 24 101 30C113 44 130 51 150 55C170 58 185 65 186 80Z",
    );
    const span = { x: 6, y: 12, width: 180, height: 70 };
    fillForm(kit, upper, { span, colour: kit.body });
    within(kit, upper, () => paintPanels(kit));
    printPattern(kit, upper, { span, ink: kit.accent });
    within(kit, upper, () => paintTrim(kit));
    line(kit, shape("M40 82C36 56 24 46 9 42M134 82C136 66 152 58 178 63"), {
      colour: kit.body,
      exposure: -0.5,
      width: 0.8,
      dash: [2.4, 1.6],
      alpha: 0.7,
    });
    gloss(kit, shape("M112 45C126 54 144 56.6 158 59C166 60.4 172 62 176 66C160 60 128 60 108 46Z"), {
      from: 44,
      to: 66,
      strength: 0.5,
    });
    paintLaces(kit);
    rimEdge(kit, upper, { x: 6, width: 180, thickness: 1.2 });
    if (kit.label !== "") heelLabel(kit);
    paintSole(kit);
  },
};

function paintPanels(kit: Kit): void {
  fillForm(kit, shape("M0 40C16 42 34 50 40 84H0Z"), {
    span: { x: 6, y: 40, width: 34, height: 44 },
    colour: mix(kit.body, kit.third, 0.55),
    exposure: -0.12,
  });
  fillForm(kit, shape("M134 84C136 68 150 58 190 62V86Z"), {
    span: { x: 134, y: 58, width: 52, height: 26 },
    colour: mix(kit.body, kit.third, 0.55),
    exposure: -0.05,
  });
  fillForm(kit, shape("M70 30L92 18L128 52L112 62Z"), {
    span: { x: 70, y: 18, width: 58, height: 44 },
    colour: kit.body,
    exposure: 0.14,
  });
}

function paintTrim(kit: Kit): void {
  fillForm(kit, shape("M48 66C70 76 98 68 122 44C108 72 76 88 52 80C44 77 43 70 48 66Z"), {
    span: { x: 44, y: 44, width: 78, height: 38 },
    colour: kit.accent,
    exposure: 0.05,
    depth: 0.5,
  });
  fillForm(kit, shape("M6 12C12 8 20 10 25 15C36 25 52 28 66 20L68 27C54 35 34 32 22 23C18 20 14 20 9 26Z"), {
    span: { x: 6, y: 10, width: 62, height: 24 },
    colour: kit.accent,
    exposure: -0.08,
  });
  washDown(kit, shape("M0 60H190V82H0Z"), { from: 62, to: 82, strength: -0.3 });
}

function paintLaces(kit: Kit): void {
  for (let lace = 0; lace < 5; lace++) {
    const [x, y] = [81 + lace * 8.2, 24 + lace * 6.6];
    line(kit, shape(`M${x - 5.5} ${y + 6.4}Q${x + 3} ${y - 1} ${x + 9} ${y - 3.6}`), {
      colour: kit.body,
      exposure: -0.7,
      width: 3,
      alpha: 0.4,
    });
    line(kit, shape(`M${x - 5.5} ${y + 5.4}Q${x + 3} ${y - 2} ${x + 9} ${y - 4.6}`), {
      colour: soleWhite,
      exposure: 0.05,
      width: 2.6,
    });
  }
}

function heelLabel(kit: Kit): void {
  printLabel(kit, {
    span: { x: 44, y: 39, width: 36, height: 20 },
    ground: kit.body,
    bare: true,
    maxLines: 2,
    maxSize: 12,
  });
}

function paintSole(kit: Kit): void {
  const midsole = shape(
    "M8 77C40 82 60 84 92 82C130 79 160 74 187 77C190 84 187 92 178 93.6C140 96 60 97 22 95.6C8 94.6 4 86 8 77Z",
  );
  fillForm(kit, midsole, { span: { x: 5, y: 76, width: 184, height: 21 }, colour: soleWhite, depth: 0.7 });
  within(kit, midsole, () => {
    fillForm(kit, shape("M0 84C50 92 120 92 190 82V86C120 96 50 96 0 88Z"), {
      span: { x: 5, y: 82, width: 184, height: 14 },
      colour: kit.accent,
    });
    washDown(kit, shape("M0 76H190V98H0Z"), { from: 84, to: 98, strength: -0.22 });
  });
  const tread = shape("M18 95.2C60 97 140 96 180 93.2C178 97 172 98.6 164 98.6H32C24 98.6 20 97.4 18 95.2Z");
  fillForm(kit, tread, {
    span: { x: 18, y: 93, width: 162, height: 6 },
    colour: mix(kit.accent, [30, 30, 34], 0.5),
  });
}

/** A T-shirt; wool, knit, fleece and jacket words give it long sleeves. */
export const garment: Painter = {
  width: 108,
  height: 100,
  paint(kit) {
    const long = /wool|knit|fleece|sweat|hood|jacket|coat|denim|leather/.test(kit.materials);
    const sleeve = long
      ? "M34 5C24 8 18 14 14 26L3 80L17 84L30 44Z"
      : "M34 5C24 8 18 12 14 20L3 42L21 51L30 36Z";
    for (const flip of [1, -1]) {
      kit.ctx.save();
      if (flip < 0) {
        kit.ctx.translate(108, 0);
        kit.ctx.scale(-1, 1);
      }
      const mirrored: Kit = { ...kit, light: { ...kit.light, side: kit.light.side * flip } };
      fillForm(mirrored, shape(sleeve), {
        span: { x: 3, y: 5, width: 32, height: long ? 80 : 46 },
        colour: kit.body,
        exposure: -0.12,
      });
      line(mirrored, shape(long ? "M4 75L18 79" : "M4.6 39.4L22 48"), { colour: kit.accent, width: 2.4 });
      kit.ctx.restore();
    }
    const torso = shape(
      "M34 5C40 3 42 3 44 2.6C47 11 61 11 64 2.6C66 3 68 3 74 5C82 9 84 20 82 34C81 56 82 80 84 96Q54 100.4 24 96C26 80 27 56 26 34C24 20 26 9 34 5Z",
    );
    const span = { x: 24, y: 2, width: 60, height: 97 };
    fillForm(kit, torso, { span, colour: kit.body });
    printPattern(kit, torso, { span, ink: kit.accent });
    within(kit, torso, () => {
      for (const fold of [
        "M28 40C36 56 34 76 29 97L38 97C42 76 40 56 28 40Z",
        "M80 44C72 60 76 80 72 98L79 98C82 80 79 62 80 44Z",
        "M50 70C54 80 52 90 54 99L60 99C58 88 58 80 50 70Z",
      ])
        fillFlat(kit, shape(fold), { colour: kit.body, exposure: -0.5, alpha: 0.28 });
      washDown(kit, torso, { from: 80, to: 99, strength: -0.16 });
    });
    line(kit, shape("M42.4 3.4C46 13.6 62 13.6 65.6 3.4"), { colour: kit.accent, width: 2.8 });
    line(kit, shape("M33 8C28 16 28 26 27.4 34M75 8C80 16 80 26 80.6 34"), {
      colour: kit.body,
      exposure: -0.55,
      width: 0.6,
      alpha: 0.7,
    });
    line(kit, shape("M25 93Q54 97.2 83 93"), {
      colour: kit.body,
      exposure: -0.45,
      width: 0.5,
      dash: [1.4, 1],
      alpha: 0.8,
    });
    rimEdge(kit, torso, { x: 24, width: 60, thickness: 1, strength: 0.4 });
    printLabel(kit, { span: { x: 37, y: 26, width: 34, height: 32 }, ground: kit.body, bare: true });
  },
};

export const backpack: Painter = {
  width: 80,
  height: 100,
  paint(kit) {
    line(kit, shape("M32 12C30 2 34 1.6 40 1.6C46 1.6 50 2 48 12"), {
      colour: kit.accent,
      exposure: -0.2,
      width: 2.8,
    });
    for (const strap of ["M12 44C3 52 3 74 10 90L17 88L16 46Z", "M68 44C77 52 77 74 70 90L63 88L64 46Z"])
      fillForm(kit, shape(strap), {
        span: { x: 3, y: 44, width: 74, height: 46 },
        colour: kit.accent,
        exposure: -0.3,
      });
    const body = shape(
      "M12 36C12 14 24 7 40 7C56 7 68 14 68 36V88C68 95 64 98.6 57 98.6H23C16 98.6 12 95 12 88Z",
    );
    const span = { x: 12, y: 7, width: 56, height: 92 };
    fillForm(kit, body, { span, colour: kit.body });
    printPattern(kit, body, { span, ink: kit.accent });
    within(kit, body, () => {
      fillForm(kit, shape("M12 12H68V40Q40 50 12 40Z"), {
        span: { x: 12, y: 8, width: 56, height: 36 },
        colour: kit.body,
        exposure: 0.1,
      });
      line(kit, shape("M12 40.4Q40 50.4 68 40.4"), {
        colour: kit.body,
        exposure: -0.7,
        width: 1.4,
        alpha: 0.6,
      });
      line(kit, shape("M17 34C19 20 28 13 40 13C52 13 61 20 63 34"), {
        colour: kit.body,
        exposure: -0.6,
        width: 0.9,
        alpha: 0.7,
      });
    });
    paintPocket(kit);
    washDown(kit, body, { from: 86, to: 99, strength: -0.26 });
    rimEdge(kit, body, { x: 12, width: 56, thickness: 1.2 });
  },
};

function paintPocket(kit: Kit): void {
  const pocket = rounded({ x: 18, y: 58, width: 44, height: 35 }, [7, 7, 5, 5]);
  fillForm(kit, pocket, {
    span: { x: 18, y: 58, width: 44, height: 35 },
    colour: mix(kit.body, kit.third, 0.35),
    exposure: 0.06,
  });
  line(kit, pocket, { colour: kit.body, exposure: -0.65, width: 0.8, alpha: 0.55 });
  line(kit, shape("M21 66H59"), { colour: steel, exposure: -0.1, width: 1.2, dash: [0.8, 0.8] });
  fillForm(kit, rounded({ x: 55.6, y: 65, width: 2.6, height: 8 }, 1), {
    span: { x: 55, y: 65, width: 3, height: 8 },
    colour: kit.accent,
  });
  for (const x of [27, 49]) {
    fillForm(kit, rounded({ x, y: 34, width: 4, height: 20 }, 0.6), {
      span: { x, y: 34, width: 4, height: 20 },
      colour: kit.accent,
    });
    fillRound(kit, rounded({ x: x - 0.8, y: 46.6, width: 5.6, height: 5.6 }, 1), {
      x: x - 0.8,
      width: 5.6,
      colour: steel,
      finish: "metal",
    });
  }
  if (kit.label !== "") plate(kit, { x: 25, y: 74, width: 30, height: 12.6 }, kit.accent);
  else printLabel(kit, { span: { x: 32, y: 70, width: 16, height: 18 }, ground: kit.body });
}
