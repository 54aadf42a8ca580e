import { mix, type Rgb, white } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { panelColour, printLabel } from "@/providers/animatic/props/label";
import { printPattern } from "@/providers/animatic/props/marks";
import type { Painter } from "@/providers/animatic/props/painter";
import {
  ellipse,
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

/** A carton turned a little, so that front and one side show. */
export const box: Painter = {
  width: 78,
  height: 100,
  paint(kit) {
    const sideLit = kit.light.side > 0.1;
    const front = shape("M2 14L56 18V98.6L2 94Z");
    const side = shape("M56 18L76 11V88L56 98.6Z");
    const top = shape("M2 14L24 4L76 11L56 18Z");
    fillForm(kit, top, {
      span: { x: 2, y: 4, width: 74, height: 14 },
      colour: kit.body,
      exposure: 0.22 + 0.25 * kit.light.height,
      depth: 0.4,
    });
    fillForm(kit, front, {
      span: { x: 2, y: 14, width: 54, height: 85 },
      colour: kit.body,
      exposure: sideLit ? -0.12 : 0.04,
      depth: 0.55,
    });
    fillForm(kit, side, {
      span: { x: 56, y: 11, width: 20, height: 88 },
      colour: kit.body,
      exposure: sideLit ? 0.16 : -0.42,
      depth: 0.5,
    });
    kit.ctx.save();
    kit.ctx.transform(1, 0.074, 0, 1, 0, 0);
    const face = shape("M2 13.8H56V94.4H2Z");
    printPattern(kit, face, { span: { x: 2, y: 14, width: 54, height: 80 }, ink: kit.accent });
    within(kit, face, () =>
      fillForm(kit, shape("M0 74H60V96H0Z"), {
        span: { x: 0, y: 74, width: 56, height: 20 },
        colour: kit.accent,
        depth: 0.5,
      }),
    );
    printLabel(kit, { span: { x: 8, y: 26, width: 42, height: 40 }, ground: kit.body });
    fillFlat(kit, shape("M8 80h20v1.8H8ZM8 84.4h13v1.8H8Z"), { colour: white, alpha: 0.75 });
    kit.ctx.restore();
    within(kit, side, () =>
      fillFlat(kit, shape("M56 78.6L76 69V90L56 99Z"), {
        colour: kit.accent,
        exposure: sideLit ? 0.1 : -0.45,
      }),
    );
    line(kit, shape("M56 18V98"), { colour: kit.body, exposure: 0.55, width: 0.7, alpha: 0.7 });
    line(kit, shape("M2.4 14L56 18L75.6 11"), { colour: kit.body, exposure: 0.6, width: 0.6, alpha: 0.75 });
    line(kit, shape("M39 8.6L31 16.2"), { colour: kit.body, exposure: -0.4, width: 0.6, alpha: 0.55 });
    rimEdge(kit, shape("M2 14L24 4L76 11V88L56 98.6L2 94Z"), { x: 2, width: 74, thickness: 0.9 });
  },
};

/** A stand-up pouch for coffee or snacks; paper and leather make a carrier bag with handles. */
export const bag: Painter = {
  width: 74,
  height: 100,
  paint(kit) {
    if (/paper|leather|canvas|fabric|cotton/.test(kit.materials)) paintCarrier(kit);
    else paintPouch(kit);
  },
};

function paintCarrier(kit: Kit): void {
  line(kit, shape("M26 34C26 8 28 4 38 4C48 4 50 8 50 34"), {
    colour: kit.accent,
    exposure: -0.45,
    width: 2.6,
  });
  const side = shape("M62 30L72 25V91L62 98Z");
  fillForm(kit, side, {
    span: { x: 62, y: 25, width: 10, height: 73 },
    colour: kit.body,
    exposure: kit.light.side > 0.1 ? 0.1 : -0.45,
  });
  line(kit, shape("M67 27.6V94.6"), { colour: kit.body, exposure: -0.7, width: 0.6, alpha: 0.6 });
  const front = shape("M4 30H62V98H4Z");
  fillForm(kit, front, { span: { x: 4, y: 30, width: 58, height: 68 }, colour: kit.body, depth: 0.6 });
  printPattern(kit, front, { span: { x: 4, y: 30, width: 58, height: 68 }, ink: kit.accent });
  printLabel(kit, { span: { x: 11, y: 42, width: 44, height: 42 }, ground: kit.body });
  washDown(kit, front, { from: 80, to: 98, strength: -0.16 });
  line(kit, shape("M21 40C21 10 23 6 33 6C43 6 45 10 45 40"), { colour: kit.accent, width: 2.6 });
  line(kit, shape("M20.6 38C20.6 10 23 5.4 33 5.4"), {
    colour: kit.accent,
    exposure: 0.5,
    width: 0.7,
    alpha: 0.7,
  });
  rimEdge(kit, front, { x: 4, width: 58, thickness: 0.8 });
}

function paintPouch(kit: Kit): void {
  const body = shape(
    "M8 3H66L67 13C71 30 72 60 71 90C70 97 60 98.6 37 98.6C14 98.6 4 97 3 90C2 60 3 30 7 13Z",
  );
  fillRound(kit, body, {
    x: 2,
    width: 70,
    colour: kit.body,
    finish: kit.finish === "glass" ? "gloss" : kit.finish,
  });
  printPattern(kit, body, { span: { x: 2, y: 14, width: 70, height: 84 }, ink: kit.accent });
  washDown(kit, body, { from: 80, to: 99, strength: -0.28 });
  fillForm(kit, shape("M8 3H66L67 13Q37 16 7 13Z"), {
    span: { x: 7, y: 3, width: 60, height: 11 },
    colour: kit.body,
    exposure: 0.16,
  });
  for (const y of [5.4, 7.6, 9.8])
    line(kit, shape(`M8 ${y}H66`), { colour: kit.body, exposure: -0.4, width: 0.4, alpha: 0.5 });
  fillFlat(kit, ellipse(37, 20, { x: 2.2, y: 2.2 }), { colour: kit.body, exposure: -0.4 });
  fillFlat(kit, ellipse(37, 20, { x: 0.8, y: 0.8 }), { colour: kit.body, exposure: -0.9 });
  const panel = rounded({ x: 12, y: 32, width: 50, height: 48 }, 3);
  fillRound(kit, panel, { x: 2, width: 70, colour: panelColour(kit), finish: "matte" });
  printLabel(kit, {
    span: { x: 17, y: 37, width: 40, height: 38 },
    ground: panelColour(kit),
    across: { x: 2, width: 70 },
  });
  gloss(
    kit,
    shape(
      kit.light.side <= 0
        ? "M9 20C6 44 6 66 8 86L11 86C9 64 9 44 12 20Z"
        : "M65 20C68 44 68 66 66 86L63 86C65 64 65 44 62 20Z",
    ),
    { from: 20, to: 86, strength: 0.5 },
  );
  line(kit, shape("M8 90Q37 84 66 90"), { colour: kit.body, exposure: -0.6, width: 0.8, alpha: 0.5 });
  rimEdge(kit, body, { x: 2, width: 70, thickness: 1.1 });
}

/** A hardback standing, spine towards the left. */
export const book: Painter = {
  width: 74,
  height: 100,
  paint(kit) {
    const page: Rgb = [244, 238, 224];
    fillForm(kit, shape("M12 4L66 7L72 3.4L20 1Z"), {
      span: { x: 12, y: 1, width: 60, height: 6 },
      colour: page,
      exposure: 0.15,
    });
    fillForm(kit, shape("M66 7L72 3.4V92L66 97Z"), {
      span: { x: 66, y: 3, width: 6, height: 94 },
      colour: page,
      exposure: -0.25,
    });
    for (const x of [67.4, 68.8, 70.2])
      line(kit, shape(`M${x} ${12 - (x - 66) * 0.6}V${95 - (x - 66) * 0.8}`), {
        colour: page,
        exposure: -0.55,
        width: 0.3,
        alpha: 0.6,
      });
    const spine = shape("M2 6.4Q6 3.6 12 4V98.6Q6 98.6 2 95Z");
    fillRound(kit, spine, { x: 0, width: 14, colour: mix(kit.body, kit.accent, 0.12), finish: "matte" });
    const cover = shape("M12 4L67 7V97.4L12 98.6Z");
    fillForm(kit, cover, { span: { x: 12, y: 4, width: 55, height: 95 }, colour: kit.body, depth: 0.6 });
    printPattern(kit, cover, { span: { x: 12, y: 4, width: 55, height: 94 }, ink: kit.accent });
    const sun = ellipse(40, 74, { x: 17, y: 17 });
    within(kit, cover, () => {
      fillForm(kit, sun, { span: { x: 23, y: 57, width: 34, height: 34 }, colour: kit.accent });
      fillForm(kit, shape("M12 82L28 70L40 80L54 66L68 80V99H12Z"), {
        span: { x: 12, y: 66, width: 56, height: 33 },
        colour: kit.third,
        exposure: -0.12,
      });
    });
    printLabel(kit, { span: { x: 18, y: 14, width: 43, height: 38 }, ground: kit.body });
    line(kit, shape("M15.6 5V98"), { colour: kit.body, exposure: -0.55, width: 0.9, alpha: 0.5 });
    line(kit, shape("M12.3 5V98"), { colour: kit.body, exposure: 0.5, width: 0.5, alpha: 0.5 });
    gloss(kit, shape(kit.light.side <= 0 ? "M17 6H32L20 98H17Z" : "M66 8H54L62 97H66Z"), {
      from: 6,
      to: 98,
      strength: 0.16,
    });
    rimEdge(kit, cover, { x: 12, width: 55, thickness: 0.8 });
  },
};

export const ticket: Painter = {
  width: 190,
  height: 100,
  paint(kit) {
    const notch = "A7 7 0 0 ";
    const stub = (turn: string) =>
      shape(
        `M8 ${turn === "back" ? 6 : 10}H134${notch}0 148 10H182A6 6 0 0 1 188 16V44${notch}0 188 58V92A6 6 0 0 1 182 98H148${notch}0 134 98H8A6 6 0 0 1 2 92V58${notch}0 2 44V16A6 6 0 0 1 8 10Z`,
      );
    kit.ctx.save();
    kit.ctx.translate(12, 2);
    kit.ctx.scale(0.9, 0.86);
    kit.ctx.rotate(-0.045);
    fillForm(kit, stub("front"), {
      span: { x: 2, y: 6, width: 186, height: 92 },
      colour: kit.accent,
      exposure: -0.25,
    });
    kit.ctx.restore();
    kit.ctx.save();
    kit.ctx.translate(0, 0.6);
    const front = stub("front");
    fillForm(kit, front, { span: { x: 2, y: 10, width: 186, height: 88 }, colour: kit.body, depth: 0.7 });
    printPattern(kit, front, { span: { x: 2, y: 10, width: 186, height: 88 }, ink: kit.accent });
    within(kit, front, () =>
      fillForm(kit, shape("M141 0H190V100H141Z"), {
        span: { x: 141, y: 10, width: 47, height: 88 },
        colour: kit.accent,
        depth: 0.6,
      }),
    );
    line(kit, shape("M141 20V90"), { colour: white, width: 1.6, dash: [0.1, 5], alpha: 0.9 });
    printLabel(kit, {
      span: { x: 16, y: 24, width: 108, height: 34 },
      ground: kit.body,
      maxLines: 2,
      bare: true,
    });
    fillFlat(kit, shape("M16 70h48v3.4H16ZM16 79h34v3.4H16ZM84 70h26v3.4H84ZM84 79h40v3.4H84Z"), {
      colour: white,
      alpha: 0.72,
    });
    for (let bar = 0; bar < 13; bar++) {
      const thick = 1 + kit.random.index(3) * 0.6;
      fillFlat(kit, shape(`M${156 + bar * 1.9 - 1} 26h${thick * 0.8}v56h-${thick * 0.8}Z`), {
        colour: [24, 24, 28],
        alpha: 0.85,
      });
    }
    gloss(kit, shape("M10 12H60L30 96H6Z"), { from: 10, to: 98, strength: 0.12 });
    rimEdge(kit, front, { x: 2, width: 186, thickness: 1 });
    kit.ctx.restore();
  },
};
