"use client";

import {
  Bookmark,
  Magnet,
  Maximize2,
  Redo2,
  Scissors,
  Trash2,
  Type,
  Undo2,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useEditor, useEditorState } from "./editor-context";
import type { TrimMode } from "./timeline/clip-trim";
import { useCommands } from "./use-commands";
import type { Zoom } from "./use-editor-keys";

const trimModes: Record<TrimMode, string> = {
  ripple: "Trim: ripple",
  roll: "Trim: roll",
  gap: "Trim: leave gaps",
};

/** The tools of the timeline. */
export const Toolbar = memo(function Toolbar({
  zoom,
  snapping,
  onSnapping,
  trimMode,
  onTrimMode,
}: {
  zoom: Zoom;
  snapping: boolean;
  onSnapping: (snapping: boolean) => void;
  trimMode: TrimMode;
  onTrimMode: (mode: TrimMode) => void;
}) {
  const { store } = useEditor();
  const commands = useCommands();
  const undone = useEditorState(({ history }) => history.past.at(-1)?.label);
  const redone = useEditorState(({ history }) => history.future[0]?.label);
  return (
    <div
      role="toolbar"
      aria-label="Timeline tools"
      className="flex flex-wrap items-center gap-x-0.5 gap-y-1 border-line border-y bg-surface px-2 py-1"
    >
      <Tool
        label={undone ? `Undo: ${undone}` : "Undo"}
        icon={<Undo2 aria-hidden />}
        action={() => store.undo()}
        disabled={!undone}
      />
      <Tool
        label={redone ? `Do again: ${redone}` : "Do again"}
        icon={<Redo2 aria-hidden />}
        action={() => store.redo()}
        disabled={!redone}
      />
      <Divider />
      <Tool label="Split at the playhead" icon={<Scissors aria-hidden />} action={commands.split} />
      <Tool label="Delete" icon={<Trash2 aria-hidden />} action={() => commands.remove(false)} />
      <Tool label="Add text" icon={<Type aria-hidden />} action={commands.addText} />
      <Tool label="Add marker" icon={<Bookmark aria-hidden />} action={commands.addMarker} />
      <Divider />
      <Button
        size="icon-sm"
        variant={snapping ? "secondary" : "ghost"}
        aria-pressed={snapping}
        aria-label="Snapping"
        title="Snapping"
        onClick={() => onSnapping(!snapping)}
      >
        <Magnet aria-hidden />
      </Button>
      <select
        aria-label="How trimming works"
        value={trimMode}
        onChange={(event) => {
          const mode = (["ripple", "roll", "gap"] as const).find((one) => one === event.target.value);
          if (mode) onTrimMode(mode);
        }}
        className="h-8 rounded-md border border-control bg-background px-2 text-[0.8125rem]"
      >
        {Object.entries(trimModes).map(([mode, name]) => (
          <option key={mode} value={mode}>
            {name}
          </option>
        ))}
      </select>
      <span className="ml-auto flex">
        <Tool label="Zoom out" icon={<ZoomOut aria-hidden />} action={zoom.out} />
        <Tool label="Show the whole film" icon={<Maximize2 aria-hidden />} action={zoom.fit} />
        <Tool label="Zoom in" icon={<ZoomIn aria-hidden />} action={zoom.in} />
      </span>
    </div>
  );
});

const Divider = () => <span aria-hidden className="mx-1 h-5 w-px bg-line" />;

function Tool({
  label,
  icon,
  action,
  disabled = false,
}: {
  label: string;
  icon: ReactNode;
  action: () => void;
  disabled?: boolean;
}) {
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={action}
    >
      {icon}
    </Button>
  );
}
