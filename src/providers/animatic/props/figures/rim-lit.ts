import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Box, Light } from "@/providers/animatic/light";
import { css, parseHex } from "@/providers/animatic/props/colour";
import { litSide } from "@/providers/animatic/props/kit";

/** Width of the lit edge as a share of the box's longer side. */
const edgeShare = 0.0045;

/**
 * Runs `draw` on a layer of its own and adds the edge of the back light along the whole silhouette: part by part
 * it would also run where one part of a body lies over another.
 */
export function drawRimLit(
  ctx: SKRSContext2D,
  place: { box: Box; light: Light },
  draw: (layer: SKRSContext2D) => void,
): void {
  const { box, light } = place;
  const transform = ctx.getTransform();
  const corners = [box.x, box.x + box.width].flatMap((x) =>
    [box.y, box.y + box.height].map((y) => ({
      x: transform.a * x + transform.c * y + transform.e,
      y: transform.b * x + transform.d * y + transform.f,
    })),
  );
  const left = Math.floor(Math.min(...corners.map(({ x }) => x)));
  const top = Math.floor(Math.min(...corners.map(({ y }) => y)));
  const width = Math.ceil(Math.max(...corners.map(({ x }) => x))) - left;
  const height = Math.ceil(Math.max(...corners.map(({ y }) => y))) - top;
  if (width < 1 || height < 1) return;
  const layer = createCanvas(width, height);
  const inner = layer.getContext("2d");
  const { a, b, c, d, e, f } = transform;
  inner.save();
  inner.setTransform(a, b, c, d, e - left, f - top);
  draw(inner);
  inner.restore();
  inner.drawImage(edgeOf(layer, light), 0, 0);
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(layer, left, top);
  ctx.restore();
}

function edgeOf(layer: Canvas, light: Light): Canvas {
  const edge = createCanvas(layer.width, layer.height);
  const ctx = edge.getContext("2d");
  const thickness = Math.max(1, Math.max(layer.width, layer.height) * edgeShare);
  ctx.drawImage(layer, 0, 0);
  ctx.globalCompositeOperation = "destination-out";
  ctx.drawImage(layer, Math.sign(litSide(light)) * thickness, thickness * 0.5);
  ctx.globalCompositeOperation = "source-in";
  ctx.fillStyle = css(parseHex(light.rim), 0.62 - 0.4 * light.ambient);
  ctx.fillRect(0, 0, edge.width, edge.height);
  return edge;
}
