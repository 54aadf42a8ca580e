import { luminance, mix, type Rgb, white } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { plate, printLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import { drawDesktopInterface, drawPhoneInterface } from "@/providers/animatic/props/screen-interface";
import {
  ellipse,
  fillBall,
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

const graphite: Rgb = [44, 45, 52];
const steel: Rgb = [196, 199, 206];

/** The reflection of a window across a screen's glass. */
function glassSheen(
  kit: Kit,
  screen: ReturnType<typeof rounded>,
  span: { x: number; y: number; width: number; height: number },
): void {
  const { x, y, width, height } = span;
  within(kit, screen, () =>
    gloss(
      kit,
      kit.light.side <= 0
        ? shape(`M${x} ${y}H${x + width * 0.62}L${x} ${y + height * 0.55}Z`)
        : shape(`M${x + width} ${y}H${x + width * 0.38}L${x + width} ${y + height * 0.55}Z`),
      { from: y, to: y + height * 0.55, strength: 0.2 },
    ),
  );
}

export const phone: Painter = {
  width: 50,
  height: 100,
  paint(kit) {
    const shell = rounded({ x: 1.4, y: 1.2, width: 47.2, height: 97.4 }, 8);
    const shellColour = luminance(kit.body) < 0.08 ? kit.body : mix(kit.body, steel, 0.35);
    fillForm(kit, shell, { span: { x: 1, y: 1, width: 48, height: 98 }, colour: shellColour, depth: 1.2 });
    fillFlat(kit, rounded({ x: 0.6, y: 24, width: 1.2, height: 9 }, 0.6), {
      colour: shellColour,
      exposure: -0.3,
    });
    fillFlat(kit, rounded({ x: 48.2, y: 28, width: 1.2, height: 13 }, 0.6), {
      colour: shellColour,
      exposure: -0.3,
    });
    fillFlat(kit, rounded({ x: 2.4, y: 2.2, width: 45.2, height: 95.4 }, 7.2), {
      colour: [12, 12, 16],
      exposure: 0,
    });
    const span = { x: 4, y: 3.8, width: 42, height: 92.2 };
    drawPhoneInterface(kit, span, 5.8);
    fillFlat(kit, rounded({ x: 18.5, y: 5.4, width: 13, height: 3.2 }, 1.6), { colour: [10, 10, 12] });
    glassSheen(kit, rounded(span, 5.8), span);
    rimEdge(kit, shell, { x: 1, width: 48, thickness: 0.8 });
  },
};

export const appScreen: Painter = {
  width: 56,
  height: 100,
  paint(kit) {
    const span = { x: 1.5, y: 1.5, width: 53, height: 97 };
    drawPhoneInterface(kit, span, 5);
    line(kit, rounded(span, 5), { colour: kit.body, exposure: 0.4, width: 0.8, alpha: 0.8 });
    glassSheen(kit, rounded(span, 5), span);
  },
};

export const laptop: Painter = {
  width: 156,
  height: 100,
  paint(kit) {
    const lid = rounded({ x: 17, y: 1.4, width: 122, height: 84 }, [5, 5, 1, 1]);
    const aluminium = luminance(kit.body) < 0.08 ? kit.body : mix(kit.body, steel, 0.4);
    fillForm(kit, lid, { span: { x: 17, y: 1, width: 122, height: 84 }, colour: aluminium });
    fillFlat(kit, rounded({ x: 18.6, y: 3, width: 118.8, height: 81 }, [4, 4, 0, 0]), {
      colour: [14, 14, 18],
    });
    const span = { x: 22, y: 7, width: 112, height: 73 };
    drawDesktopInterface(kit, span);
    glassSheen(kit, rounded(span, 1), span);
    fillFlat(kit, ellipse(78, 5, { x: 0.7, y: 0.7 }), { colour: [70, 74, 90] });
    rimEdge(kit, lid, { x: 17, width: 122, thickness: 0.9 });
    const deck = shape("M17 85H139L154 95.4H2Z");
    fillForm(kit, deck, {
      span: { x: 2, y: 85, width: 152, height: 10 },
      colour: aluminium,
      exposure: 0.1,
      depth: 0.6,
    });
    fillFlat(kit, shape("M27 86.4H129L135.4 91.2H20.6Z"), { colour: graphite, exposure: -0.2 });
    for (const y of [87.8, 89.4])
      line(kit, shape(`M${25 - (y - 87) * 1.2} ${y}H${131 + (y - 87) * 1.2}`), {
        colour: steel,
        width: 0.4,
        alpha: 0.5,
        dash: [4.6, 0.9],
      });
    fillFlat(kit, shape("M62 92.2H94L95.6 95H60.4Z"), { colour: aluminium, exposure: -0.14 });
    const edge = shape("M2 95.4H154Q154 98.6 148 98.6H8Q2 98.6 2 95.4Z");
    fillRound(kit, edge, { x: 2, width: 152, colour: aluminium, finish: "metal" });
    fillFlat(kit, shape("M68 95.4H88Q87 97 84 97H72Q69 97 68 95.4Z"), { colour: aluminium, exposure: -0.5 });
  },
};

export const headphones: Painter = {
  width: 94,
  height: 100,
  paint(kit) {
    const band = shape(
      "M10 62C6 20 22 2 47 2C72 2 88 20 84 62L77 62C80 26 68 10.6 47 10.6C26 10.6 14 26 17 62Z",
    );
    fillForm(kit, band, { span: { x: 8, y: 2, width: 78, height: 60 }, colour: kit.body });
    const padding = shape(
      "M22 26C28 14 37 10.8 47 10.8C57 10.8 66 14 72 26C66 19 58 16 47 16C36 16 28 19 22 26Z",
    );
    fillForm(kit, padding, {
      span: { x: 22, y: 11, width: 50, height: 15 },
      colour: kit.accent,
      exposure: -0.15,
    });
    rimEdge(kit, band, { x: 8, width: 78, thickness: 1.1 });
    gloss(
      kit,
      shape(
        kit.light.side <= 0
          ? "M16 34C19 18 28 8 42 5.2C30 9.4 22 20 19.4 34Z"
          : "M78 34C75 18 66 8 52 5.2C64 9.4 72 20 74.6 34Z",
      ),
      { from: 5, to: 34, strength: 0.5 },
    );
    for (const flip of [1, -1]) {
      kit.ctx.save();
      kit.ctx.translate(47, 0);
      kit.ctx.scale(flip, 1);
      const mirrored: Kit = { ...kit, light: { ...kit.light, side: kit.light.side * flip } };
      paintEarCup(mirrored);
      kit.ctx.restore();
    }
  },
};

function paintEarCup(kit: Kit): void {
  fillRound(kit, rounded({ x: -36, y: 42, width: 5, height: 24 }, 2), {
    x: -36,
    width: 5,
    colour: steel,
    finish: "metal",
  });
  const cushion = rounded({ x: -28, y: 52, width: 13, height: 44 }, 6.5);
  fillRound(kit, cushion, { x: -28, width: 13, colour: mix(kit.accent, graphite, 0.45), finish: "soft" });
  line(kit, shape("M-21 54V94"), { colour: kit.accent, exposure: -0.8, width: 0.7, alpha: 0.4 });
  const shell = shape("M-25 50C-40 50-45.6 60-45.6 74C-45.6 88-40 98.4-25 98.4C-23.6 84-23.6 64-25 50Z");
  fillForm(kit, shell, { span: { x: -46, y: 50, width: 23, height: 48 }, colour: kit.body });
  fillBall(kit, ellipse(-35.5, 74, { x: 6.4, y: 14 }), { cx: -35.5, cy: 74, r: 14, colour: kit.accent });
  line(kit, ellipse(-35.5, 74, { x: 6.4, y: 14 }), {
    colour: kit.body,
    exposure: 0.4,
    width: 0.7,
    alpha: 0.7,
  });
  gloss(kit, shape("M-41.6 62C-43.4 68-43.6 78-42 86C-44.4 80-44.6 68-41.6 62Z"), {
    from: 60,
    to: 88,
    strength: 0.55,
  });
  rimEdge(kit, shell, { x: -46, width: 23, thickness: 0.9 });
}

export const speaker: Painter = {
  width: 62,
  height: 100,
  paint(kit) {
    const span = { x: 2, y: 1.6, width: 58, height: 97 };
    const body = rounded(span, 8);
    fillForm(kit, body, { span, colour: kit.body });
    printPattern(kit, body, { span, ink: kit.accent });
    const cone = (cy: number, r: number) => {
      fillBall(kit, ellipse(31, cy, { x: r + 2, y: r + 2 }), {
        cx: 31,
        cy,
        r: r + 2,
        colour: kit.accent,
        finish: "gloss",
      });
      fillBall(kit, ellipse(31, cy, { x: r, y: r }), {
        cx: 31,
        cy,
        r: r * 1.3,
        colour: graphite,
        finish: "soft",
      });
      line(kit, ellipse(31, cy, { x: r * 0.8, y: r * 0.8 }), {
        colour: graphite,
        exposure: 0.3,
        width: 0.5,
        alpha: 0.6,
      });
      line(kit, ellipse(31, cy, { x: r * 0.6, y: r * 0.6 }), {
        colour: graphite,
        exposure: -0.6,
        width: 0.8,
        alpha: 0.6,
      });
      fillBall(kit, ellipse(31, cy, { x: r * 0.34, y: r * 0.34 }), {
        cx: 31,
        cy,
        r: r * 0.4,
        colour: mix(graphite, kit.accent, 0.35),
        finish: "gloss",
      });
    };
    cone(24, 11.5);
    cone(64, 20.5);
    if (kit.label !== "") plate(kit, { x: 17, y: 89.4, width: 28, height: 6.6 }, kit.accent);
    gloss(kit, rounded({ x: kit.light.side <= 0 ? 4.4 : 55.4, y: 10, width: 2.2, height: 78 }, 1.1), {
      from: 10,
      to: 88,
      strength: 0.4,
    });
    washDown(kit, body, { from: 88, to: 99, strength: -0.24 });
    rimEdge(kit, body, { x: 2, width: 58, thickness: 1 });
  },
};

export const camera: Painter = {
  width: 136,
  height: 100,
  paint(kit) {
    const span = { x: 3, y: 20, width: 130, height: 78 };
    fillForm(kit, shape("M46 22L52 4Q53 2 56 2H82Q85 2 86 4L92 22Z"), {
      span: { x: 46, y: 2, width: 46, height: 20 },
      colour: kit.accent,
      exposure: -0.06,
    });
    fillRound(kit, rounded({ x: 104, y: 11, width: 16, height: 12 }, 2), {
      x: 104,
      width: 16,
      colour: steel,
      finish: "metal",
    });
    fillRound(kit, rounded({ x: 18, y: 14, width: 12, height: 8 }, 2), {
      x: 18,
      width: 12,
      colour: steel,
      finish: "metal",
    });
    const body = rounded(span, 9);
    fillForm(kit, body, { span, colour: kit.body });
    within(kit, body, () => {
      fillForm(kit, shape("M0 20H140V38H0Z"), {
        span: { x: 3, y: 20, width: 130, height: 18 },
        colour: kit.accent,
        exposure: 0.06,
        depth: 0.6,
      });
      line(kit, shape("M0 38.4H140"), { colour: kit.body, exposure: -0.7, width: 0.8, alpha: 0.6 });
    });
    printPattern(kit, body, { span: { x: 3, y: 40, width: 130, height: 58 }, ink: kit.accent });
    washDown(kit, body, { from: 84, to: 98, strength: -0.3 });
    rimEdge(kit, body, { x: 3, width: 130, thickness: 1.2 });
    printLabel(kit, {
      span: { x: 8, y: 24, width: 34, height: 10 },
      ground: kit.accent,
      bare: true,
      maxLines: 1,
    });
    fillFlat(kit, rounded({ x: 108, y: 25, width: 14, height: 8 }, 2), { colour: [30, 34, 44] });
    fillFlat(kit, shape("M110 27h5l-3 4h-2Z"), { colour: white, alpha: 0.5 });
    paintLens(kit);
  },
};

function paintLens(kit: Kit): void {
  const ring = (r: number, colour: Rgb, finish: "metal" | "gloss" | "soft") =>
    fillBall(kit, ellipse(69, 59, { x: r, y: r }), { cx: 69, cy: 59, r, colour, finish });
  ring(34.5, steel, "metal");
  ring(31.5, graphite, "soft");
  ring(26, [30, 31, 38], "soft");
  ring(19.5, [26, 40, 66], "gloss");
  ring(11, [58, 42, 96], "gloss");
  line(kit, ellipse(69, 59, { x: 28.8, y: 28.8 }), {
    colour: steel,
    width: 0.7,
    dash: [0.6, 2.6],
    alpha: 0.8,
  });
  fillFlat(kit, ellipse(kit.light.side <= 0 ? 62 : 76, 51.5, { x: 5, y: 3.4 }), {
    colour: white,
    alpha: 0.75,
  });
  fillFlat(kit, ellipse(kit.light.side <= 0 ? 76 : 62, 67, { x: 2.4, y: 1.6 }), {
    colour: white,
    alpha: 0.4,
  });
}
