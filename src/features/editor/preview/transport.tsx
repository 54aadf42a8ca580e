"use client";

import { ChevronLeft, ChevronRight, Pause, Play, Repeat, SkipBack, SkipForward } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useCut, useEditor, useEditorState, usePlayback } from "../editor-context";
import { timecodeText } from "../timecode";

/** Plays, steps and tells where the film is. */
export function Transport() {
  const { player, store } = useEditor();
  const { frame, rate } = usePlayback();
  const loop = useEditorState((state) => state.loop);
  const { fps } = useCut();
  const playing = rate !== 0;
  const press = (label: string, icon: React.ReactNode, action: () => void) => (
    <Button size="icon-sm" variant="ghost" aria-label={label} title={label} onClick={action}>
      {icon}
    </Button>
  );
  return (
    <div
      className="flex flex-wrap items-center justify-center gap-x-1 gap-y-1"
      role="toolbar"
      aria-label="Playback"
    >
      <output className="mr-2 font-mono text-sm tabular-nums" aria-label="Position" aria-live="off">
        {timecodeText(frame, fps)}
        <span className="text-muted"> / {timecodeText(player.lengthFrames, fps)}</span>
      </output>
      {press("To the start", <SkipBack aria-hidden />, () => player.seek(0))}
      {press("One frame back", <ChevronLeft aria-hidden />, () => player.step(-1))}
      <Button
        size="icon-sm"
        variant="primary"
        aria-label={playing ? "Pause" : "Play"}
        onClick={() => player.toggle()}
      >
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      {press("One frame on", <ChevronRight aria-hidden />, () => player.step(1))}
      {press("To the end", <SkipForward aria-hidden />, () => player.seek(player.lengthFrames - 1))}
      <Button
        size="icon-sm"
        variant={loop ? "secondary" : "ghost"}
        aria-pressed={loop !== null}
        aria-label="Repeat between in and out"
        title="Repeat between in and out"
        onClick={() => store.setLoop(loop ? null : { inFrame: 0, outFrame: player.lengthFrames })}
      >
        <Repeat aria-hidden />
      </Button>
    </div>
  );
}
