import { z } from "zod";

export const drawingTools = ["pen", "arrow"] as const;
export type DrawingTool = (typeof drawingTools)[number];

/** Names, not colours: the page shows them so that they stand out on any picture. */
export const drawingColours = ["amber", "red", "green", "blue", "white"] as const;
export type DrawingColour = (typeof drawingColours)[number];

export const drawingLimits = { strokes: 40, pointsPerStroke: 400, points: 4_000 } as const;

/** A place in the frame as shares of its width and height from the upper left corner: it fits every size of the picture. */
const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
export type Point = z.infer<typeof point>;

const stroke = z.strictObject({
  tool: z.enum(drawingTools),
  colour: z.enum(drawingColours),
  /** A pen goes through all of them, an arrow from the first to the last. */
  points: z.array(point).min(2).max(drawingLimits.pointsPerStroke),
});
export type Stroke = z.infer<typeof stroke>;

export const drawing = z
  .array(stroke)
  .max(drawingLimits.strokes, `A drawing has at most ${drawingLimits.strokes} strokes`)
  .refine((strokes) => countPoints(strokes) <= drawingLimits.points, "This drawing is too large");
export type Drawing = z.infer<typeof drawing>;

const countPoints = (strokes: readonly Stroke[]) =>
  strokes.reduce((sum, { points }) => sum + points.length, 0);

/** Less than a pixel of a 1080p picture. */
const toleratedDistance = 0.0008;
const decimals = 10_000;

/**
 * The stroke with only the points that shape it (Ramer, Douglas and Peucker), inside the frame and rounded. Null when
 * it is too short to be seen: a click, not a stroke.
 */
export function tidyStroke({ tool, colour, points }: Stroke): Stroke | null {
  const inside = points.map(([x, y]): Point => [rounded(x), rounded(y)]);
  const [first, last] = [inside.at(0), inside.at(-1)];
  if (!first || !last || inside.every((place) => distance(place, first) < toleratedDistance * 4)) return null;
  if (tool === "arrow") return { tool, colour, points: [first, last] };
  return { tool, colour, points: thinned(simplified(inside)) };
}

const rounded = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * decimals) / decimals;

const distance = ([x, y]: Point, [otherX, otherY]: Point) => Math.hypot(x - otherX, y - otherY);

/** Works through a list of spans, not by calling itself: a wild stroke would need a span for each of its points. */
function simplified(points: readonly Point[]): Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [from: number, to: number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const at = farthestFromLine(points, span);
    if (at === null) continue;
    kept.add(at);
    open.push([span[0], at], [at, span[1]]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** Which point between two others is farthest from the line between these; null when none is far enough to matter. */
function farthestFromLine(points: readonly Point[], [from, to]: [number, number]): number | null {
  const [first, last] = [points[from], points[to]];
  if (!first || !last) return null;
  let farthest = toleratedDistance;
  let at: number | null = null;
  for (let index = from + 1; index < to; index++) {
    const away = distanceToLine(points[index] ?? first, [first, last]);
    if (away > farthest) [farthest, at] = [away, index];
  }
  return at;
}

function distanceToLine(place: Point, [from, to]: [Point, Point]): number {
  const length = distance(from, to);
  if (length === 0) return distance(place, from);
  const along =
    ((place[0] - from[0]) * (to[0] - from[0]) + (place[1] - from[1]) * (to[1] - from[1])) / length ** 2;
  const share = Math.min(1, Math.max(0, along));
  return distance(place, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
}

/** Evenly chosen points of a stroke that has more than are allowed, its ends among them. */
function thinned(points: readonly Point[]): Point[] {
  const most = drawingLimits.pointsPerStroke;
  if (points.length <= most) return [...points];
  const kept = new Set(
    Array.from({ length: most }, (_, index) => Math.round((index * (points.length - 1)) / (most - 1))),
  );
  return points.filter((_, index) => kept.has(index));
}
