"use client";

import { ChevronLeft, ChevronRight, Maximize, Pause, Play, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { useEditor, usePlayback } from "../editor-context";
import { timecodeText } from "../timecode";
import { type PresentView, presentViews } from "./use-present-keys";

const names: Record<PresentView, string> = { single: "Shot", scene: "Scene", grid: "All" };

const control =
  "inline-flex h-10 min-w-10 items-center justify-center rounded-md px-2 text-sm text-white hover:bg-white/15 [&_svg]:size-5";

/** The few controls of a presentation, at the bottom of the screen. */
export function PresentBar({
  view,
  onView,
  place,
  onStep,
  onFullScreen,
}: {
  view: PresentView;
  onView: (view: PresentView) => void;
  place: string;
  onStep: (step: -1 | 1) => void;
  onFullScreen: () => void;
}) {
  const { projectId, player } = useEditor();
  const { frame, rate } = usePlayback();
  const press = (label: string, icon: ReactNode, action: () => void) => (
    <button type="button" className={control} aria-label={label} title={label} onClick={action}>
      {icon}
    </button>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 bg-neutral-950 px-3 py-2">
      <p className="min-w-0 truncate text-sm text-white/80" aria-live="polite">
        {place}
      </p>
      <span className="font-mono text-white/70 text-xs tabular-nums">{timecodeText(frame, player.fps)}</span>
      <span className="mx-auto flex">
        {press("Shot before", <ChevronLeft aria-hidden />, () => onStep(-1))}
        {rate === 0
          ? press("Play", <Play aria-hidden />, () => player.play())
          : press("Pause", <Pause aria-hidden />, () => player.pause())}
        {press("Next shot", <ChevronRight aria-hidden />, () => onStep(1))}
      </span>
      <fieldset className="flex" aria-label="View">
        {presentViews.map((name, index) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            title={`${names[name]} (${index + 1})`}
            onClick={() => onView(name)}
            className={cn(control, view === name && "bg-white/20")}
          >
            {names[name]}
          </button>
        ))}
      </fieldset>
      {press("Whole screen", <Maximize aria-hidden />, onFullScreen)}
      <Link href={`/projects/${projectId}/edit`} className={control} aria-label="Leave the presentation">
        <X aria-hidden />
      </Link>
    </div>
  );
}
