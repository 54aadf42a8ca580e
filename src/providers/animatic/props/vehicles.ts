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
  rounded,
  shape,
  washDown,
  within,
} from "@/providers/animatic/props/surface";

const rubber: Rgb = [38, 38, 43];
const alloy: Rgb = [200, 204, 211];
const windowTint: Rgb = [62, 82, 98];

export const car: Painter = {
  width: 244,
  height: 100,
  paint(kit) {
    const body = shape(
      "M5 72C4 60 9 53 26 49L58 43C78 22 98 13.6 132 13.6C164 13.6 182 24 198 42C222 45 236 52 239 66L239.6 78C239.6 83 237 86 232 86H12C7 86 5 81 5 72Z",
    );
    const span = { x: 4, y: 13, width: 236, height: 73 };
    fillFlat(kit, shape("M20 80H226L222 91H24Z"), { colour: rubber, exposure: -0.4 });
    fillForm(kit, body, { span, colour: kit.body, depth: 0.7 });
    within(kit, body, () => {
      fillForm(kit, shape("M0 60C60 50 180 52 244 62V70C180 60 60 60 0 68Z"), {
        span: { x: 4, y: 52, width: 236, height: 16 },
        colour: kit.body,
        exposure: 0.34,
        depth: 0.4,
      });
      washDown(kit, shape("M0 60H244V88H0Z"), { from: 62, to: 88, strength: -0.42 });
      fillFlat(kit, shape("M0 80H244V90H0Z"), { colour: rubber, alpha: 0.85 });
    });
    printPattern(kit, body, { span: { x: 4, y: 44, width: 236, height: 40 }, ink: kit.accent });
    paintWindows(kit);
    line(
      kit,
      shape("M128 44V79C128 81 126 82 122 82H92M128 44C128 60 128 80 128 82H172C178 76 184 66 182 46"),
      { colour: kit.body, exposure: -0.62, width: 0.8, alpha: 0.75 },
    );
    for (const x of [112, 158])
      fillRound(kit, rounded({ x, y: 50.4, width: 11, height: 2.4 }, 1.2), {
        x,
        width: 11,
        colour: alloy,
        finish: "metal",
      });
    fillForm(kit, shape("M228 54C235 57 238 61 238.6 65L226 63C222 60 222 55 228 54Z"), {
      span: { x: 222, y: 54, width: 17, height: 11 },
      colour: [255, 246, 214],
      exposure: 0.35,
    });
    fillForm(kit, shape("M6 62C7 57 10 54 15 52.6L20 58L8 66Z"), {
      span: { x: 6, y: 52, width: 14, height: 14 },
      colour: [214, 48, 46],
      exposure: 0.1,
    });
    fillFlat(kit, shape("M224 72H239.4V78H226Z"), { colour: rubber, alpha: 0.85 });
    if (kit.label !== "")
      printLabel(kit, {
        span: { x: 84, y: 61, width: 42, height: 14 },
        ground: kit.body,
        bare: true,
        maxLines: 1,
        maxSize: 11,
      });
    rimEdge(kit, body, { x: 4, width: 236, thickness: 1.4 });
    line(kit, shape("M80 24C100 15.4 116 14.4 134 14.4C158 14.4 176 22 192 36"), {
      colour: white,
      width: 1.1,
      alpha: 0.6,
    });
    for (const cx of [58, 190]) paintWheel(kit, cx);
  },
};

function paintWindows(kit: Kit): void {
  for (const d of [
    "M70 43C84 28 100 20.4 124 19.6V43Z",
    "M131 19.6C156 19.6 170 26 184 41.6C182 43 180 43 178 43H131Z",
  ]) {
    const pane = shape(d);
    fillForm(kit, pane, { span: { x: 70, y: 19, width: 114, height: 24 }, colour: windowTint });
    within(kit, pane, () => {
      gloss(kit, shape("M92 16H108L90 46H74ZM150 16H158L140 46H132Z"), { from: 18, to: 44, strength: 0.5 });
      fillFlat(
        kit,
        shape(
          "M100 44C100 36 104 34 108 34C112 34 115 37 115 44ZM150 44C150 36 154 34 158 34C162 34 165 37 165 44Z",
        ),
        { colour: rubber, alpha: 0.5 },
      );
    });
  }
}

function paintWheel(kit: Kit, cx: number): void {
  const cy = 79.4;
  kit.ctx.fillStyle = "rgba(10,10,14,0.9)";
  kit.ctx.fill(shape(`M${cx - 22.5} 84A22.5 22.5 0 0 1 ${cx + 22.5} 84Z`));
  fillBall(kit, ellipse(cx, cy, { x: 19.2, y: 19.2 }), { cx, cy, r: 19.2, colour: rubber, finish: "soft" });
  fillBall(kit, ellipse(cx, cy, { x: 13.2, y: 13.2 }), { cx, cy, r: 13.2, colour: alloy, finish: "gloss" });
  for (let spoke = 0; spoke < 5; spoke++) {
    const angle = (spoke / 5) * Math.PI * 2 - Math.PI / 2 + Math.PI / 5;
    const at = (radius: number, turn: number) =>
      `${cx + Math.cos(angle + turn) * radius} ${cy + Math.sin(angle + turn) * radius}`;
    fillFlat(
      kit,
      shape(`M${at(4.6, -0.3)}L${at(11.6, -0.36)}A11.6 11.6 0 0 1 ${at(11.6, 0.36)}L${at(4.6, 0.3)}Z`),
      { colour: rubber, exposure: -0.3, alpha: 0.92 },
    );
  }
  fillBall(kit, ellipse(cx, cy, { x: 3.4, y: 3.4 }), { cx, cy, r: 3.4, colour: mix(alloy, kit.body, 0.4) });
}

export const bicycle: Painter = {
  width: 168,
  height: 100,
  paint(kit) {
    paintSpokedWheels(kit);
    line(kit, shape("M32 70.6L76 76M32 65.4L76 68"), { colour: rubber, width: 1 });
    const tubes = [
      "M32 68L62 30",
      "M32 68L76 72",
      "M76 72L58 18",
      "M63 32L120 30",
      "M76 72L121 34",
      "M117 18L121 36L136 68",
    ];
    for (const d of tubes) {
      line(kit, shape(d), { colour: kit.body, exposure: -0.35, width: 5 });
      line(kit, shape(d), { colour: kit.body, width: 3.9 });
      kit.ctx.save();
      kit.ctx.translate(kit.light.side <= 0 ? -0.7 : 0.7, -0.8);
      line(kit, shape(d), { colour: kit.body, exposure: 0.6, width: 0.9, alpha: 0.8 });
      kit.ctx.restore();
    }
    paintDownTubeLabel(kit);
    const saddle = shape(
      "M40 15C46 10.6 54 11.6 62 12.6C68 13.4 74 13.6 77 15.6C74 18.4 66 18.4 60 18.4C52 19 44 22 41 20Q38.6 17 40 15Z",
    );
    fillForm(kit, saddle, {
      span: { x: 40, y: 11, width: 37, height: 10 },
      colour: mix(kit.accent, rubber, 0.3),
    });
    line(kit, shape("M117 18L115 10C120 5 132 5 138 9"), { colour: alloy, width: 2.4 });
    line(kit, shape("M129 6.6C133 6.6 136 7.6 139.6 10"), { colour: kit.accent, exposure: -0.2, width: 4 });
    fillBall(kit, ellipse(76, 72, { x: 8, y: 8 }), { cx: 76, cy: 72, r: 8, colour: alloy });
    line(kit, ellipse(76, 72, { x: 6, y: 6 }), { colour: rubber, width: 1.4, dash: [1.6, 1.4] });
    line(kit, shape("M76 72L84 86M76 72L68 58"), { colour: alloy, exposure: -0.3, width: 2.4 });
    line(kit, shape("M79.6 87H89.6M63 57H72"), { colour: rubber, width: 2.8 });
  },
};

function paintDownTubeLabel(kit: Kit): void {
  if (kit.label !== "") {
    kit.ctx.save();
    kit.ctx.translate(97, 54.6);
    kit.ctx.rotate(-0.702);
    fillForm(kit, rounded({ x: -17, y: -4.2, width: 34, height: 8.4 }, 4), {
      span: { x: -17, y: -4, width: 34, height: 8 },
      colour: kit.body,
    });
    printLabel(kit, {
      span: { x: -14, y: -3, width: 28, height: 6 },
      ground: kit.body,
      bare: true,
      maxLines: 1,
    });
    kit.ctx.restore();
  }
}

function paintSpokedWheels(kit: Kit): void {
  for (const cx of [32, 136]) {
    line(kit, ellipse(cx, 68, { x: 28, y: 28 }), { colour: rubber, width: 4 });
    line(kit, ellipse(cx, 68, { x: 25.4, y: 25.4 }), { colour: alloy, width: 1.2 });
    for (let spoke = 0; spoke < 16; spoke++) {
      const angle = (spoke / 16) * Math.PI * 2;
      line(kit, shape(`M${cx} 68L${cx + Math.cos(angle) * 25} ${68 + Math.sin(angle) * 25}`), {
        colour: alloy,
        width: 0.45,
        alpha: 0.8,
      });
    }
    fillBall(kit, ellipse(cx, 68, { x: 3, y: 3 }), { cx, cy: 68, r: 3, colour: alloy });
    line(kit, shape(`M${cx - 20} ${68 - 23}A31 31 0 0 1 ${cx + 20} ${68 - 23}`), {
      colour: kit.accent,
      width: 2,
    });
  }
}
