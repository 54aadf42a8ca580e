import { ellipse, glow, line, rect, steps } from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** Crowds, floodlights and beams. */

/** Rows of heads and shoulders, loud in the team's colours, fading upwards. */
export function crowd(
  brush: Brush,
  {
    top,
    bottom,
    row,
    far,
    colours,
  }: { top: number; bottom: number; row: number; far: number; colours: readonly [string, ...string[]] },
): void {
  const { stage, tone, random } = brush;
  for (const y of steps(top, bottom, row)) {
    rect(
      brush,
      { x: stage.left, y: y + row * 0.4, width: stage.right - stage.left, height: row * 0.75 },
      fade(tone.surface("#252536", 0.15, far), 0.75),
    );
    for (const x of steps(stage.left + random.between(0, row), stage.right, row * 0.78)) {
      if (random.next() < 0.1) continue;
      const at = x + random.between(-2, 2);
      const lit = random.between(0.2, 0.95);
      const raised = random.next() < 0.14;
      const shirt = tone.surface(random.pick(colours), lit, far);
      ellipse(brush, { x: at, y: y + row * 0.5, rx: row * 0.3, ry: row * 0.34 }, shirt);
      if (raised)
        line(
          brush,
          [
            [at - row * 0.2, y + row * 0.4],
            [at - row * 0.34, y - row * 0.15],
          ],
          { width: row * 0.12, colour: shirt },
        );
      ellipse(
        brush,
        { x: at, y: y + row * 0.12, rx: row * 0.17, ry: row * 0.2 },
        tone.surface(random.pick(["#e0ac85", "#b67b52", "#7d4f35", "#f0c9a6"]), lit, far),
      );
    }
  }
}

/** A rack of floodlights that is always on when the place is in use. */
export function floodlights(
  brush: Brush,
  { x, y, width, rows, columns }: { x: number; y: number; width: number; rows: number; columns: number },
): void {
  const { tone } = brush;
  const step = width / columns;
  const on = 0.55 + 0.45 * tone.night;
  rect(
    brush,
    { x: x - 4, y: y - 4, width: width + 8, height: rows * step + 8 },
    tone.surface("#23252f", 0.4),
  );
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      ellipse(
        brush,
        { x: x + step * (column + 0.5), y: y + step * (row + 0.5), rx: step * 0.36, ry: step * 0.36 },
        mix("#c9d3de", "#ffffff", on),
      );
  const middle = { x: x + width / 2, y: y + (rows * step) / 2 };
  glow(brush, { ...middle, radius: width * 2.6, colour: "#dfeaff", alpha: 0.55 * on });
  glow(brush, { ...middle, radius: width * 0.9, colour: "#ffffff", alpha: 0.8 * on });
}

/** A cone of light from a lamp down to the ground. */
export function beam(
  { ctx }: Brush,
  {
    from,
    to,
    spread,
    colour,
    alpha,
  }: { from: [number, number]; to: [number, number]; spread: number; colour: string; alpha: number },
): void {
  ctx.save();
  ctx.globalCompositeOperation = "screen";
  ctx.filter = "blur(4px)";
  const gradient = ctx.createLinearGradient(from[0], from[1], to[0], to[1]);
  gradient.addColorStop(0, fade(colour, alpha));
  gradient.addColorStop(0.7, fade(colour, alpha * 0.3));
  gradient.addColorStop(1, fade(colour, 0));
  ctx.fillStyle = gradient;
  ctx.beginPath();
  ctx.moveTo(from[0] - spread * 0.06, from[1]);
  ctx.lineTo(from[0] + spread * 0.06, from[1]);
  ctx.lineTo(to[0] + spread / 2, to[1]);
  ctx.lineTo(to[0] - spread / 2, to[1]);
  ctx.fill();
  ctx.restore();
}
