import { ArrowUpRight, Pencil, Trash2, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { type Drawing, type DrawingTool, drawingColours } from "@/domain/review/drawing";
import type { Pen } from "@/features/review/drawing-layer";
import { drawingPaint } from "@/features/review/review-words";

const tools = [
  { tool: "pen", label: "Draw freely", icon: Pencil },
  { tool: "arrow", label: "Draw arrows", icon: ArrowUpRight },
] as const satisfies readonly { tool: DrawingTool; label: string; icon: typeof Pencil }[];

/** Chooses how to draw on the frame. Pressing the chosen tool again puts it away. */
export function DrawingTools({
  pen,
  drawing,
  onPen,
  onDrawing,
}: {
  pen: Pen | null;
  drawing: Drawing;
  onPen: (pen: Pen | null) => void;
  onDrawing: (drawing: Drawing) => void;
}) {
  const colour = pen?.colour ?? "amber";
  return (
    <fieldset aria-label="Drawing" className="flex flex-wrap items-center gap-1">
      {tools.map(({ tool, label, icon: Icon }) => (
        <Button
          key={tool}
          size="icon-sm"
          variant="ghost"
          aria-label={label}
          title={label}
          aria-pressed={pen?.tool === tool}
          className={cn(pen?.tool === tool && "bg-accent-wash text-accent-text")}
          onClick={() => onPen(pen?.tool === tool ? null : { tool, colour })}
        >
          <Icon aria-hidden />
        </Button>
      ))}
      {pen &&
        drawingColours.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={`Colour ${name}`}
            aria-pressed={colour === name}
            onClick={() => onPen({ ...pen, colour: name })}
            className="grid size-7 place-items-center rounded-md border border-transparent aria-pressed:border-control"
          >
            <span
              className="size-4 rounded-full border border-black/30"
              style={{ backgroundColor: drawingPaint[name] }}
            />
          </button>
        ))}
      {drawing.length > 0 && (
        <>
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label="Undo the last stroke"
            title="Undo the last stroke"
            onClick={() => onDrawing(drawing.slice(0, -1))}
          >
            <Undo2 aria-hidden />
          </Button>
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label="Remove the drawing"
            title="Remove the drawing"
            onClick={() => onDrawing([])}
          >
            <Trash2 aria-hidden />
          </Button>
        </>
      )}
    </fieldset>
  );
}
