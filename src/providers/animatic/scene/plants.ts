import { ellipse, line, polygon, rect, sideways } from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** Trees, grass and flowers. */

/** A broadleaf tree: a trunk and a crown of lit and shaded clumps, standing on (x, y). */
export function tree(
  brush: Brush,
  { x, y, height, colour, far = 0 }: { x: number; y: number; height: number; colour: string; far?: number },
): void {
  const { tone, random } = brush;
  const trunk = tone.surface("#5b4335", 0.45, far);
  polygon(
    brush,
    [
      [x - height * 0.025, y - height * 0.4],
      [x + height * 0.025, y - height * 0.4],
      [x + height * 0.045, y],
      [x - height * 0.045, y],
    ],
    trunk,
  );
  const towards = tone.light.side;
  for (const [shift, share] of [
    [0, 0.15],
    [0.05, 0.5],
    [0.1, 0.9],
  ] as const)
    for (let clump = 0; clump < 7; clump++) {
      const turn = (clump / 7) * Math.PI * 2 + random.between(-0.3, 0.3);
      const spread = height * 0.2 * (1 - shift * 2);
      ellipse(
        brush,
        {
          x: x + Math.cos(turn) * spread + towards * height * shift * 0.9,
          y: y - height * (0.66 + shift * 0.7) + Math.sin(turn) * spread * 0.75,
          rx: height * random.between(0.1, 0.16) * (1 - shift * 3),
          ry: height * random.between(0.09, 0.13) * (1 - shift * 3),
        },
        tone.surface(mix(colour, "#c9d26f", share * 0.25), share, far),
      );
    }
}

/** A conifer of overlapping skirts, lit on one side. */
export function pine(
  brush: Brush,
  {
    x,
    y,
    height,
    colour,
    far = 0,
    snow = false,
  }: { x: number; y: number; height: number; colour: string; far?: number; snow?: boolean },
): void {
  const { tone, random } = brush;
  const half = height * random.between(0.17, 0.23);
  rect(
    brush,
    { x: x - height * 0.018, y: y - height * 0.16, width: height * 0.036, height: height * 0.16 },
    tone.surface("#4d3a30", 0.4, far),
  );
  const lit = tone.surface(colour, 0.9, far);
  const dark = tone.surface(colour, 0.1, far);
  const skirts = 5;
  for (let skirt = 0; skirt < skirts; skirt++) {
    const low = y - height * (0.1 + 0.165 * skirt);
    const high = low - height * (0.36 - skirt * 0.025);
    const wide = half * (1 - skirt * 0.17);
    polygon(
      brush,
      [
        [x, high],
        [x + wide, low],
        [x + wide * 0.3, low - height * 0.018],
        [x - wide * 0.35, low + height * 0.006],
        [x - wide, low],
      ],
      tone.light.side < 0
        ? sideways(brush, [x - wide, x + wide], [lit, dark])
        : sideways(brush, [x - wide, x + wide], [dark, lit]),
    );
    if (snow)
      polygon(
        brush,
        [
          [x, high],
          [x + wide * 0.45, high + (low - high) * 0.5],
          [x, high + (low - high) * 0.36],
          [x - wide * 0.45, high + (low - high) * 0.5],
        ],
        tone.surface("#f4f7fb", 0.85, far),
      );
  }
}

/** A straight trunk that leaves the picture at the top. */
export function trunk(
  brush: Brush,
  {
    x,
    y,
    width,
    far = 0,
    colour = "#5a4537",
  }: { x: number; y: number; width: number; far?: number; colour?: string },
): void {
  const { stage, tone, random } = brush;
  const lean = random.between(-16, 16);
  const [lit, dark] = [tone.surface(colour, 0.95, far), tone.surface(colour, 0.08, far)];
  const shades =
    tone.light.side < 0 ? [lit, mix(lit, dark, 0.5), dark, dark] : [dark, dark, mix(lit, dark, 0.5), lit];
  polygon(
    brush,
    [
      [x - width * 0.42 + lean, stage.top],
      [x + width * 0.42 + lean, stage.top],
      [x + width * 0.5, y - 60],
      [x + width * 0.85, y + 8],
      [x - width * 0.85, y + 8],
      [x - width * 0.5, y - 60],
    ],
    sideways(brush, [x - width * 0.6, x + width * 0.6], shades),
  );
  for (let mark = 0; mark < width / 5; mark++) {
    const at = random.between(-0.42, 0.42);
    const top = random.between(stage.top, y - 120);
    line(
      brush,
      [
        [x + at * width + lean * 0.6, top],
        [x + at * width * 1.04, top + random.between(40, 150)],
      ],
      { width: width * 0.03, colour: fade(dark, 0.4) },
    );
  }
}

/** Blades along a line, bent by the wind. */
export function grass(
  brush: Brush,
  {
    y,
    height,
    colour,
    density = 0.35,
    from,
    to,
  }: { y: number; height: number; colour: string; density?: number; from?: number; to?: number },
): void {
  const { ctx, stage, tone, random } = brush;
  const left = from ?? stage.left;
  const right = to ?? stage.right;
  const count = (right - left) * density;
  for (let blade = 0; blade < count; blade++) {
    const x = random.between(left, right);
    const foot = y + random.between(-6, 10);
    const tall = height * random.between(0.4, 1);
    const bend = random.between(-0.35, 0.5) * tall;
    ctx.fillStyle = tone.surface(mix(colour, "#d6d47a", random.next() * 0.3), random.between(0.15, 1));
    ctx.beginPath();
    ctx.moveTo(x - tall * 0.05, foot);
    ctx.quadraticCurveTo(x, foot - tall * 0.6, x + bend, foot - tall);
    ctx.quadraticCurveTo(x + tall * 0.05, foot - tall * 0.5, x + tall * 0.05, foot);
    ctx.fill();
  }
}

/** Flowers on stems along a line. */
export function flowers(
  brush: Brush,
  {
    y,
    height,
    colours,
    count,
  }: { y: number; height: number; colours: readonly [string, ...string[]]; count: number },
): void {
  const { stage, tone, random } = brush;
  for (let flower = 0; flower < count; flower++) {
    const x = random.between(stage.left, stage.right);
    const tall = height * random.between(0.5, 1);
    const head = height * random.between(0.07, 0.12);
    const colour = tone.surface(random.pick(colours), random.between(0.6, 1));
    line(
      brush,
      [
        [x, y + 10],
        [x + random.between(-8, 8), y - tall],
      ],
      { width: height * 0.014 + 1, colour: tone.surface("#5e7f4a", 0.5) },
    );
    for (let petal = 0; petal < 6; petal++) {
      const turn = (petal / 6) * Math.PI * 2;
      ellipse(
        brush,
        {
          x: x + Math.cos(turn) * head * 0.7,
          y: y - tall + Math.sin(turn) * head * 0.6,
          rx: head * 0.55,
          ry: head * 0.45,
        },
        colour,
      );
    }
    ellipse(brush, { x, y: y - tall, rx: head * 0.42, ry: head * 0.38 }, tone.surface("#f2c14b", 0.9));
  }
}

/** A palm with a bent trunk and drooping fronds. */
export function palm(
  brush: Brush,
  { x, y, height, far = 0 }: { x: number; y: number; height: number; far?: number },
): void {
  const { ctx, tone, random } = brush;
  const lean = random.between(-0.2, 0.2) * height;
  ctx.strokeStyle = tone.surface("#6e5240", 0.5, far);
  ctx.lineWidth = height * 0.035;
  ctx.lineCap = "round";
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.quadraticCurveTo(x + lean * 0.1, y - height * 0.6, x + lean, y - height);
  ctx.stroke();
  for (let frond = 0; frond < 9; frond++) {
    const turn = -Math.PI * (0.02 + (frond / 8) * 0.96) + random.between(-0.1, 0.1);
    const long = height * random.between(0.32, 0.44);
    const [tipX, tipY] = [
      x + lean + Math.cos(turn) * long,
      y - height + Math.sin(turn) * long * 0.5 + long * 0.3,
    ];
    const [midX, midY] = [
      x + lean + Math.cos(turn) * long * 0.5,
      y - height + Math.sin(turn) * long * 0.7 - long * 0.1,
    ];
    ctx.fillStyle = tone.surface(mix("#3f6b3c", "#86a552", random.next()), random.between(0.2, 1), far);
    ctx.beginPath();
    ctx.moveTo(x + lean, y - height);
    ctx.quadraticCurveTo(midX, midY - long * 0.09, tipX, tipY);
    ctx.quadraticCurveTo(midX, midY + long * 0.1, x + lean, y - height);
    ctx.fill();
  }
}
