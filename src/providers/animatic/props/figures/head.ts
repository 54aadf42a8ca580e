import { mix, type Rgb } from "@/providers/animatic/props/colour";
import { fillCel } from "@/providers/animatic/props/figures/cel";
import type { HairStyle, Identity } from "@/providers/animatic/props/figures/identity";
import type { Pose } from "@/providers/animatic/props/figures/pose";
import type { Kit } from "@/providers/animatic/props/kit";
import { ellipse, fillFlat, line, shape } from "@/providers/animatic/props/surface";

/** Heads are drawn around their centre, ten units high, looking to the right of the viewer as far as `turn` says. */
const skull =
  "M-3.5-1C-3.7-4-2-5.1.1-5.1C2.4-5.1 3.7-3.9 3.6-1.2C3.7.4 3.5 1.6 3.2 2.6C2.8 4.2 1.7 5.1.5 5.1C-1.4 5.1-3 3.4-3.3 1Z";

/** Hair behind the head and shoulders. */
const backHair: Partial<Record<HairStyle, string>> = {
  bob: "M-4.4-1C-5-4.6-2.6-6.4.2-6.4C3.4-6.4 4.8-4 4.4-.6C4.6 1.6 4.6 3.2 3.6 4.4L-3.8 4.6C-4.8 3.4-4.4 1-4.4-1Z",
  long: "M-4.3-1C-5-4.8-2.6-6.5.2-6.5C3.4-6.5 4.8-4 4.4-.6C4.8 3 5.4 7.4 4 11.6C1.6 13-2.8 13-4.6 11.4C-6 7.6-4.2 3-4.3-1Z",
  ponytail:
    "M-2.6-4.4C-5.4-5.6-8-3.6-7.6 0C-7.4 3.2-8.4 5.4-9.4 7.4C-6.6 7.2-4.8 4.4-5 .8C-5-.8-4.4-2-2.6-2.6Z",
  bun: "M-2.4-5.4C-1.8-8.2 2-8.8 3-6.4C3.6-4.8 2.6-3.8 1-3.6L-2-4Z",
  curls:
    "M-4.6 1C-6.2-.2-6.2-2.6-4.8-3.6C-5-5.8-3-7.2-1.2-6.8C0-8 2.6-7.8 3.4-6.4C5.2-6 5.8-4 5-2.6C6-1.4 5.6 .6 4.4 1.2C2 3-2.6 3-4.6 1Z",
  scarf:
    "M-4.2-1C-4.9-4.8-2.6-6.3.2-6.3C3.4-6.3 4.8-4 4.4-.6C4.6 2.6 5 6.6 6.4 9.6C2.6 12-3.6 12-6.4 9.4C-4.6 6-4 3-4.2-1Z",
};

/** Hair over the forehead. */
const frontHair: Partial<Record<HairStyle, string>> = {
  crop: "M-3.8.2C-4.5-3.6-2.8-6 .3-6C3.4-6 4.5-4 3.8-1.2C3.5-2.2 3.2-2.8 2.6-3.2C.8-2.8-1.4-3-2.6-2.6C-3-1.8-3.1-.8-3.1.4Z",
  "side-part":
    "M-3.8.4C-4.8-3.2-3.2-5.8-.6-6.2C2.6-6.8 5-4.6 4-1.2C3.4-2.6 2.4-3.4.8-3.6C-.6-2.8-1.8-2.8-2.8-2.2C-3.1-1.4-3.2-.4-3.2.8Z",
  curls:
    "M-4 .2C-4.8-1-4.4-2.6-3.6-3.2C-3.4-4.8-1.6-5.6-.4-5C1-5.8 2.8-5.2 3.2-4C4.4-3.4 4.6-1.8 3.8-1C3.2-1.6 3.2-2.4 2.4-2.6C1.4-2.2.6-3-.4-2.6C-1.4-3-2.2-2-2.8-2.2C-3.2-1.6-3-.6-3.2.4Z",
  bob: "M-4.2 3C-5-3.6-2.8-6.2.2-6.2C3.4-6.2 4.8-3.8 4.2 2.4C3.6 1.6 3.5-.4 3.3-1.8C1.6-1.8-1-2.4-1.8-3.4C-2.2-2-3-1-3.2.4C-3.2 1.6-3.4 2.4-4.2 3Z",
  long: "M-4.2 5C-5-3.6-2.8-6.2.2-6.2C3.4-6.2 4.9-3.8 4.3 4.4C3.5 2.6 3.6-.6 3.2-2C2-2.6.8-3.4.2-4.2C-.6-3-2.6-2-3-.6C-3.4 1.4-3.3 3.4-4.2 5Z",
  ponytail: "M-3.7.8C-4.6-3.6-2.8-6 .3-6C3.4-6 4.5-4 3.8-1.2C3.2-2.6 1.6-3.4-.2-3.8C-1.6-3-2.6-2-2.9-.8Z",
  bun: "M-3.7.8C-4.6-3.6-2.8-6 .3-6C3.4-6 4.5-4 3.8-1C3.2-2.8 1.4-3.6-.2-3.6C-1.8-3.4-2.8-2-3-.4Z",
  scarf:
    "M-4.2 4.6C-5-3.6-2.8-6.1.2-6.1C3.4-6.1 4.9-3.8 4.2 3.8C3.8 4.8 2.4 6.2.6 6.2C3 4.8 3.4 1.6 3.2-1.4C2.8-3.2 1.6-3.9.3-3.9C-1.8-3.9-3-2.6-3-.4C-3.2 2.2-2.2 4.8.4 6.2C-1.8 6.6-3.6 5.8-4.2 4.6Z",
  cap: "M-3.9-1.4C-4.2-4.6-2.6-6.2.2-6.2C3-6.2 4.2-4.8 4-2.4L7.4-1.6C7.6-1 7-.8 6.4-.9L3.2-1.6C1-2.2-1.8-2-3.9-1.4Z",
};

export function drawBackHair(kit: Kit, identity: Identity): void {
  const data = backHair[identity.hairStyle];
  if (!data) return;
  const colour = identity.hairStyle === "scarf" ? identity.bottomColour : identity.hair;
  fillCel(kit, shape(data), { colour, reach: 1.6, exposure: -0.16 });
}

export function drawHead(kit: Kit, identity: Identity, pose: Pose): void {
  const { skin, hair } = identity;
  if (pose.gaze === "away") {
    drawBackOfHead(kit, identity);
    return;
  }
  const shift = pose.turn * 1.1;
  const head = shape(skull);
  fillFlat(kit, ellipse(-3.3 + shift * 0.7, 0.5, { x: 0.85, y: 1.25 }), { colour: skin, exposure: -0.14 });
  if (pose.turn < 0.4)
    fillFlat(kit, ellipse(3.6, 0.5, { x: 0.6, y: 1.2 }), { colour: skin, exposure: -0.22 });
  fillCel(kit, head, { colour: skin, reach: 1.5 });
  if (identity.beard)
    fillCel(
      kit,
      shape(
        "M-3.4.6C-3.2 3.4-1.6 5.7.5 5.7C2.4 5.7 3.6 3.4 3.5.8C3 2 2.4 2.2 1.6 2C.8 1.7.2 1.7-.4 2C-1.6 2.4-2.8 1.8-3.4.6Z",
      ),
      { colour: hair, reach: 0.8 },
    );
  drawFace(kit, identity, { pose, shift });
  const data = frontHair[identity.hairStyle];
  if (!data) return;
  const covering = identity.hairStyle === "scarf" || identity.hairStyle === "cap";
  fillCel(kit, shape(data), { colour: covering ? identity.bottomColour : hair, reach: 1.1, exposure: 0.04 });
}

const nape =
  "M-3.8 1.6C-4.6-3.6-2.8-6 0-6C2.8-6 4.6-3.6 3.8 1.6C3.6 3.4 2.6 3.2 2.2 4L-2.2 4C-2.6 3.2-3.6 3.4-3.8 1.6Z";

function drawBackOfHead(kit: Kit, identity: Identity): void {
  for (const x of [-3.6, 3.6])
    fillFlat(kit, ellipse(x, 0.4, { x: 0.7, y: 1.2 }), { colour: identity.skin, exposure: -0.1 });
  fillCel(kit, shape(skull), { colour: identity.skin, reach: 1.3, exposure: -0.1 });
  if (identity.hairStyle === "bald") return;
  const covering = identity.hairStyle === "scarf" || identity.hairStyle === "cap";
  const colour = covering ? identity.bottomColour : identity.hair;
  fillCel(kit, shape(nape), { colour, reach: 1.4 });
  const longer = backHair[identity.hairStyle];
  if (longer) fillCel(kit, shape(longer), { colour, reach: 1.4 });
  if (covering) return;
  const strands = shape("M.6-4.4C-1.2-4.6-2.4-3-2.6-1M.6-4.4C2-4 2.9-2.6 3-.6M.4-4.2C-.2-2.4-.4-.4-.2 1.6");
  line(kit, strands, { colour: identity.hair, exposure: -0.5, width: 0.3, alpha: 0.7 });
}

function drawFace(kit: Kit, identity: Identity, { pose, shift }: { pose: Pose; shift: number }): void {
  const { skin } = identity;
  const { ctx } = kit;
  const ink: Rgb = mix(skin, [34, 22, 24], 0.86);
  const down = { viewer: 0, side: 0, away: 0, down: 0.5, up: -0.5 }[pose.gaze];
  const aside = pose.gaze === "side" ? 0.35 : 0;
  ctx.save();
  ctx.translate(shift + aside, down);
  for (const side of [-1, 1]) {
    const x = 0.1 + side * (1.5 - shift * 0.16);
    drawEye(kit, x + aside * 0.4, { pose, ink });
    const brow = shape(`M${x - 0.75} -1.25Q${x} -1.75 ${x + 0.75} -1.3`);
    line(kit, brow, { colour: mix(identity.hair, ink, 0.4), width: 0.34, alpha: 0.9 });
    fillFlat(kit, ellipse(x + side * 0.35, 1.5, { x: 0.85, y: 0.6 }), { colour: [226, 96, 84], alpha: 0.2 });
  }
  const nose = shape("M.4.3C.7 1 .95 1.3.75 1.55C.6 1.7.3 1.7.1 1.62");
  line(kit, nose, { colour: skin, exposure: -0.6, width: 0.3 });
  if (identity.glasses) {
    for (const x of [-1.45, 1.6])
      line(kit, ellipse(x, 0.05, { x: 1.15, y: 1.05 }), { colour: ink, width: 0.26 });
    line(kit, shape("M-.3-.1Q.1-.4.5-.1"), { colour: ink, width: 0.26 });
  }
  drawMouth(kit, pose.mouth, ink);
  ctx.restore();
}

/** Open, or closed in laughter or looking down. */
function drawEye(kit: Kit, x: number, { pose, ink }: { pose: Pose; ink: Rgb }): void {
  const closed = pose.mouth === "laugh" || pose.gaze === "down";
  if (!closed) {
    fillFlat(kit, ellipse(x, 0, { x: 0.38, y: 0.5 }), { colour: ink });
    return;
  }
  const bow = pose.mouth === "laugh" ? -0.55 : 0.45;
  line(kit, shape(`M${x - 0.6} .1Q${x} ${0.1 + bow} ${x + 0.6} .1`), { colour: ink, width: 0.32 });
}

function drawMouth(kit: Kit, mouth: Pose["mouth"], ink: Rgb): void {
  if (mouth === "laugh") {
    fillFlat(
      kit,
      shape("M-1.3 2.5C-.4 2.75.8 2.75 1.6 2.45C1.5 3.8.9 4.25.2 4.25C-.6 4.25-1.2 3.6-1.3 2.5Z"),
      { colour: [122, 38, 42] },
    );
    fillFlat(kit, shape("M-1.2 2.56C-.4 2.76.8 2.76 1.5 2.5L1.4 3.05C.7 3.2-.4 3.2-1.1 3.05Z"), {
      colour: [255, 252, 248],
    });
    return;
  }
  const curve = mouth === "smile" ? "M-.95 2.75Q.2 3.7 1.3 2.65" : "M-.7 2.95Q.2 3.15 1 2.9";
  line(kit, shape(curve), { colour: mix(ink, [170, 60, 60], 0.45), width: 0.36 });
}
