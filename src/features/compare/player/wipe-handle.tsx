import { MoveHorizontal } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";

/** The line between two videos that lie over each other. @param percent 0-100, from the left. */
export function WipeHandle({
  label,
  percent,
  onChange,
}: {
  label: string;
  percent: number;
  onChange: (percent: number) => void;
}) {
  const clamp = (value: number) => Math.max(0, Math.min(100, value));

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons === 0) return;
    const bounds = event.currentTarget.parentElement?.getBoundingClientRect();
    if (bounds) onChange(clamp((100 * (event.clientX - bounds.left)) / bounds.width));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? 10 : 2;
    const moves: Record<string, number> = {
      ArrowLeft: percent - step,
      ArrowRight: percent + step,
      Home: 0,
      End: 100,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(clamp(next));
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
      className="group/wipe absolute inset-y-0 z-20 w-11 -translate-x-1/2 cursor-ew-resize touch-none outline-none"
      style={{ left: `${percent}%` }}
    >
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_4px_rgb(0_0_0/0.8)]" />
      <span className="absolute top-1/2 left-1/2 grid size-9 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full bg-white text-black shadow-lg group-focus-visible/wipe:outline-3 group-focus-visible/wipe:outline-focus group-focus-visible/wipe:outline-offset-2">
        <MoveHorizontal className="size-4" aria-hidden />
      </span>
    </div>
  );
}
