import { type PointerEvent, useState } from "react";
import { cn } from "@/components/ui/class-names";
import {
  type Drawing,
  type DrawingColour,
  type DrawingTool,
  drawingLimits,
  type Point,
  type Stroke,
  tidyStroke,
} from "@/domain/review/drawing";
import { drawingPaint } from "@/features/review/review-words";

export type Pen = { tool: DrawingTool; colour: DrawingColour };

type FrameShape = { width: number; height: number };

/** A drawing over the frame; with a pen, a surface to draw on. */
export function DrawingLayer({
  shape,
  drawing,
  pen,
  onStroke,
}: {
  shape: FrameShape;
  drawing: Drawing;
  pen: Pen | null;
  onStroke?: (stroke: Stroke) => void;
}) {
  const [points, setPoints] = useState<Point[]>([]);
  if (!pen && drawing.length === 0) return null;
  const current: Stroke | null = pen && points.length > 1 ? { ...pen, points } : null;

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (!pen || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPoints([placeOf(event)]);
  }
  function move(event: PointerEvent<SVGSVGElement>) {
    if (points.length === 0 || !event.isPrimary) return;
    const place = placeOf(event);
    setPoints((known) => [...known, place]);
  }
  function end() {
    const stroke = current && tidyStroke(current);
    setPoints([]);
    if (stroke && drawing.length < drawingLimits.strokes) onStroke?.(stroke);
  }

  return (
    <svg
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      role="img"
      aria-label={pen ? "Drawing surface over the frame" : "Drawing on this frame"}
      data-testid="drawing"
      className={cn(
        "absolute inset-0 size-full",
        pen ? "cursor-crosshair touch-none" : "pointer-events-none",
      )}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setPoints([])}
    >
      {[...drawing, ...(current ? [current] : [])].map((stroke) => (
        <StrokeLine key={JSON.stringify(stroke.points)} stroke={stroke} shape={shape} />
      ))}
    </svg>
  );
}

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

function StrokeLine({ stroke: { tool, colour, points }, shape }: { stroke: Stroke; shape: FrameShape }) {
  const scaled = points.map(([x, y]): Point => [x * shape.width, y * shape.height]);
  const lineWidth = Math.max(shape.width, shape.height) / 220;
  const lines = tool === "arrow" ? [scaled, arrowHead(scaled, lineWidth * 7)] : [scaled];
  const style = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;
  return lines.map((line, index) => {
    const text = line.map((place) => place.map((value) => value.toFixed(1)).join()).join(" ");
    return (
      <g key={index === 0 ? "line" : "head"}>
        <polyline points={text} {...style} stroke="rgb(0 0 0 / 0.55)" strokeWidth={lineWidth * 2} />
        <polyline points={text} {...style} stroke={drawingPaint[colour]} strokeWidth={lineWidth} />
      </g>
    );
  });
}

/** The two short lines at the end of an arrow, as one line through its tip. */
function arrowHead(line: readonly Point[], length: number): Point[] {
  const [from, to] = [line.at(0), line.at(-1)];
  if (!from || !to) return [];
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): Point => [
    to[0] - length * Math.cos(angle + turn),
    to[1] - length * Math.sin(angle + turn),
  ];
  return [wing(0.5), to, wing(-0.5)];
}
