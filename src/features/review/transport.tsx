import { ChevronLeft, ChevronRight, Pause, Play, Volume2, VolumeX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { timecode } from "@/domain/review/timecode";
import type { Playback } from "@/features/review/use-playback";

export type Mark = { id: string; frame: number; label: string };

/** Play, frame by frame, seek, sound; marks stand where somebody has said something. */
export function Transport({
  playback,
  labels,
  marks = [],
}: {
  playback: Playback;
  /** Names of the videos, for the choice of the one that is heard. */
  labels: readonly string[];
  marks?: readonly Mark[];
}) {
  const { frame, framesPerSecond, lengthFrames, playing, sound } = playback;
  const last = lengthFrames - 1;
  const nextSound = sound === null ? 0 : sound + 1 < labels.length ? sound + 1 : null;
  const heard = sound === null ? "off" : labels.length > 1 ? `of ${labels[sound]}` : "on";
  return (
    <div className="grid gap-1">
      <div className="relative">
        <Slider
          aria-label="Frame"
          min={0}
          max={last}
          value={[frame]}
          onValueChange={([to]) => to !== undefined && playback.seek(to)}
        />
        {marks.map(({ id, frame: at, label }) => (
          <button
            key={id}
            type="button"
            aria-label={label}
            title={label}
            onClick={() => playback.seek(at)}
            className="absolute -top-1.5 h-3 w-3 -translate-x-1/2 rounded-full border border-background bg-accent"
            style={{ left: `calc(0.625rem + (100% - 1.25rem) * ${at / Math.max(1, last)})` }}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Button variant="ghost" size="icon" aria-label={playing ? "Pause" : "Play"} onClick={playback.toggle}>
          {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
        <Button variant="ghost" size="icon" aria-label="One frame back" onClick={() => step(playback, -1)}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button variant="ghost" size="icon" aria-label="One frame on" onClick={() => step(playback, 1)}>
          <ChevronRight aria-hidden />
        </Button>
        <span className="ml-1 font-mono text-sm tabular-nums" data-testid="timecode" data-frame={frame}>
          {timecode(frame, framesPerSecond)}
          <span className="hidden text-muted sm:inline"> / {timecode(last, framesPerSecond)}</span>
        </span>
        <Button
          variant="ghost"
          size="sm"
          className="ml-auto"
          aria-label={`Sound is ${heard}. Change it`}
          onClick={() => playback.setSound(nextSound)}
        >
          {sound === null ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
          <span className="hidden sm:inline">Sound {heard}</span>
        </Button>
      </div>
    </div>
  );
}

/** Halts, and goes so many frames on or back. */
export function step(playback: Playback, frames: number): void {
  playback.pause();
  playback.seek(playback.frame + frames);
}
