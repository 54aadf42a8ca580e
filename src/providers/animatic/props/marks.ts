import { type CanvasGradient, Path2D } from "@napi-rs/canvas";
import { css, type Rgb } from "@/providers/animatic/props/colour";
import { type Kit, tone } from "@/providers/animatic/props/kit";
import { type Span, within } from "@/providers/animatic/props/surface";

/** Emblems in a field from -1 to 1 in both directions. */
const emblems: readonly (readonly [RegExp, string])[] = [
  [
    /leaf|leaves|botanic|plant|herb/,
    "M-.8 .8C-.95-.3-.2-.95.85-.85C.95.2.35.95-.45.7C-.1.2.2-.15.55-.5C.1-.25-.35.15-.62.62Z",
  ],
  [/star/, "M0-1L.26-.34.95-.31.42.13.59.81 0 .42-.59.81-.42.13-.95-.31-.26-.34Z"],
  [/sparkle|shine|twinkle|glitter/, "M0-1Q.12-.12 1 0Q.12.12 0 1Q-.12.12-1 0Q-.12-.12 0-1Z"],
  [
    /heart|love/,
    "M0 .85C-1.25-.05-.95-.85-.45-.85C-.2-.85-.05-.7 0-.5C.05-.7.2-.85.45-.85C.95-.85 1.25-.05 0 .85Z",
  ],
  [/bolt|lightning|flash|energy|electric/, "M.2-1L-.65.15-.1.15-.25 1 .65-.25.08-.25Z"],
  [/moon|crescent|night/, "M.3-.95A.95.95 0 1 0 .95.3A.75.75 0 0 1 .3-.95Z"],
  [/mountain|peak|summit|alp/, "M-1 .7L-.3-.6-.02-.1.25-.5 1 .7Z"],
  [/drop|water|dew|aqua/, "M0-1C.35-.4.72-.05.72.32A.72.72 0 0 1-.72.32C-.72-.05-.35-.4 0-1Z"],
  [
    /flame|fire|spice|hot/,
    "M.1-1C.2-.4.75-.2.7.35A.7.62 0 0 1-.7.35C-.7 0-.45-.15-.4-.45C-.2-.35-.15-.2-.12 0C.1-.3.15-.65.1-1Z",
  ],
  [/crown|king|royal|queen/, "M-.9-.5L-.45 0 0-.75.45 0 .9-.5.75.65-.75.65Z"],
  [/diamond|gem|jewel/, "M-.5-.7L.5-.7.95-.2 0 .9-.95-.2Z"],
  [/arrow|forward|chevron/, "M-.7-.9L0-.9.9 0 0 .9-.7.9.15 0Z"],
  [
    /paw|pet|dog|cat|bear/,
    "M0 0C.4 0 .75.45.6.75C.4 1 .2.75 0 .75C-.2.75-.4 1-.6.75C-.75.45-.4 0 0 0ZM-.85-.2A.2.28 0 1 0-.45-.2A.2.28 0 1 0-.85-.2ZM.45-.2A.2.28 0 1 0 .85-.2A.2.28 0 1 0 .45-.2ZM-.45-.62A.2.28 0 1 0-.05-.62A.2.28 0 1 0-.45-.62ZM.05-.62A.2.28 0 1 0 .45-.62A.2.28 0 1 0 .05-.62Z",
  ],
  [/cross|plus|medic|health|pharma/, "M-.3-.9H.3V-.3H.9V.3H.3V.9H-.3V.3H-.9V-.3H-.3Z"],
  [/check|tick/, "M-.9.05L-.6-.25-.25.15.65-.75.95-.45-.25.75Z"],
  [
    /bean|coffee|roast/,
    "M-.75.6C-1.05 0-.35-1 .45-.95C-.1-.5.1-.2-.2.1C-.45.3-.6.45-.75.6ZM.75-.6C1.05 0 .35 1-.45.95C.1.5-.1.2.2-.1C.45-.3.6-.45.75-.6Z",
  ],
  [
    /tree|pine|forest/,
    "M0-1L.5-.3.28-.3.68.25.4.25.85.75.15.75.15 1-.15 1-.15.75-.85.75-.4.25-.68.25-.28-.3-.5-.3Z",
  ],
];

/** Emblems made of repeated parts. */
function radial(kind: string): Path2D | null {
  const path = new Path2D();
  if (/sun|rays|citrus|solar/.test(kind)) {
    path.arc(0, 0, 0.48, 0, Math.PI * 2);
    for (let ray = 0; ray < 10; ray++) wedge(path, (ray / 10) * Math.PI * 2);
    return path;
  }
  if (/flower|blossom|petal|rose|daisy|bloom/.test(kind)) {
    for (let petal = 0; petal < 6; petal++) {
      const angle = (petal / 6) * Math.PI * 2;
      path.moveTo(0, 0);
      path.ellipse(Math.cos(angle) * 0.55, Math.sin(angle) * 0.55, 0.42, 0.27, angle, 0, Math.PI * 2);
    }
    return path;
  }
  if (/circle|ring|round|orbit|planet|globe/.test(kind)) {
    path.arc(0, 0, 0.9, 0, Math.PI * 2);
    path.arc(0, 0, 0.55, 0, Math.PI * 2, true);
    return path;
  }
  return null;
}

function wedge(path: Path2D, angle: number): void {
  const at = (radius: number, turn: number) =>
    [Math.cos(angle + turn) * radius, Math.sin(angle + turn) * radius] as const;
  path.moveTo(...at(0.62, -0.16));
  path.lineTo(...at(1, 0));
  path.lineTo(...at(0.62, 0.16));
  path.closePath();
}

/** The house emblem of a brand whose marks name none: one of a few quiet geometric signs, by identity. */
function signOf(kit: Kit): string {
  return kit.random.fork("emblem").pick(["circle", "sparkle", "leaf", "sun", "diamond", "drop"]);
}

/** The emblem that the marks name, if any. */
export function emblemOf(kit: Kit): Path2D | null {
  const named = emblems.find(([words]) => words.test(kit.marks));
  if (named) return new Path2D(named[1]);
  return (
    radial(kit.marks) ?? (/logo|emblem|badge|monogram|symbol|icon/.test(kit.marks) ? houseEmblem(kit) : null)
  );
}

export function houseEmblem(kit: Kit): Path2D {
  const sign = signOf(kit);
  const drawn = emblems.find(([words]) => words.test(sign))?.[1];
  return drawn ? new Path2D(drawn) : (radial(sign) ?? new Path2D());
}

export function drawEmblem(
  kit: Kit,
  emblem: Path2D,
  look: { cx: number; cy: number; r: number; ink: string | CanvasGradient },
): void {
  const { ctx } = kit;
  const placed = new Path2D();
  placed.addPath(emblem, { a: look.r, b: 0, c: 0, d: look.r, e: look.cx, f: look.cy });
  ctx.fillStyle = look.ink;
  ctx.fill(placed);
}

/** Stripes, dots, waves and checks that the marks name, printed over a surface. */
export function printPattern(kit: Kit, surface: Path2D, look: { span: Span; ink: Rgb }): void {
  const { span, ink } = look;
  const pattern = new Path2D();
  if (/stripe|line|band/.test(kit.marks)) stripes(pattern, span, /vertical|pinstripe/.test(kit.marks));
  if (/dot|polka|speck|confetti/.test(kit.marks)) dots(pattern, span);
  if (/wave|ripple|swirl|river/.test(kit.marks)) wave(pattern, span);
  if (/plaid|gingham|checker|chequer|tartan/.test(kit.marks)) checks(pattern, span);
  within(kit, surface, () => {
    kit.ctx.fillStyle = css(tone(kit, ink, 0), 0.86);
    kit.ctx.fill(pattern);
  });
}

function stripes(path: Path2D, { x, y, width, height }: Span, upright: boolean): void {
  for (const at of [0.12, 0.2, 0.84]) {
    if (upright) path.rect(x + width * at, y, width * 0.045, height);
    else path.rect(x, y + height * at, width, Math.min(height, width) * 0.055);
  }
}

function dots(path: Path2D, { x, y, width, height }: Span): void {
  const step = Math.max(width, height) / 9;
  for (let row = 0; row * step * 0.86 < height + step; row++) {
    for (let column = 0; column * step < width + step; column++) {
      const cx = x + (column + (row % 2) / 2) * step;
      const cy = y + row * step * 0.86;
      path.moveTo(cx + step * 0.2, cy);
      path.arc(cx, cy, step * 0.2, 0, Math.PI * 2);
    }
  }
}

function wave(path: Path2D, { x, y, width, height }: Span): void {
  for (const [at, thick] of [
    [0.8, 0.07],
    [0.9, 0.16],
  ] as const) {
    const [top, swing] = [y + height * at, height * 0.045];
    path.moveTo(x, top);
    path.bezierCurveTo(
      x + width * 0.3,
      top - swing * 2,
      x + width * 0.6,
      top + swing * 2,
      x + width,
      top - swing,
    );
    path.lineTo(x + width, top + height * thick - swing);
    path.bezierCurveTo(
      x + width * 0.6,
      top + height * thick + swing * 2,
      x + width * 0.3,
      top + height * thick - swing,
      x,
      top + height * thick,
    );
    path.closePath();
  }
}

function checks(path: Path2D, { x, y, width, height }: Span): void {
  const step = Math.max(width, height) / 8;
  for (let row = 0; row * step < height; row++)
    for (let column = row % 2; column * step < width; column += 2)
      path.rect(x + column * step, y + row * step, step, step);
}
