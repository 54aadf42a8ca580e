"use client";

import { Volume2, VolumeX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Slider } from "@/components/ui/slider";
import type { SoundTrack } from "@/domain/timeline/cut";
import { setDucking, setTrackLevel } from "@/domain/timeline/edit/sounds";
import { useCut, useEditor } from "../editor-context";

/** The name of a track, with its level and mute where it can be heard. */
export function TrackHeader({
  name,
  track,
  heightPixels,
}: {
  name: string;
  track?: SoundTrack;
  heightPixels: number;
}) {
  return (
    <div
      className="flex items-center justify-between gap-1 border-line border-b px-2 text-muted text-xs"
      style={{ height: heightPixels }}
    >
      <span className="truncate max-sm:sr-only">{name}</span>
      {track && <TrackLevelButton name={name} track={track} />}
    </div>
  );
}

function TrackLevelButton({ name, track }: { name: string; track: SoundTrack }) {
  const cut = useCut();
  const { store } = useEditor();
  const level = cut.tracks?.[track] ?? { gainDb: 0, muted: false };
  return (
    <Popover
      label={`Level of ${name}`}
      trigger={
        <Button
          size="icon-sm"
          variant="ghost"
          className="size-7"
          aria-label={`Level of ${name}: ${level.muted ? "muted" : `${level.gainDb} decibels`}`}
        >
          {level.muted ? <VolumeX aria-hidden className="text-danger" /> : <Volume2 aria-hidden />}
        </Button>
      }
    >
      <div className="grid w-56 gap-3 text-sm">
        <span className="flex justify-between font-medium">
          {name} <span className="text-muted tabular-nums">{level.gainDb} dB</span>
        </span>
        <Slider
          aria-label={`Level of ${name} in decibels`}
          min={-30}
          max={12}
          step={1}
          value={[level.gainDb]}
          onValueChange={([gainDb = 0]) =>
            store.edit({ label: "Track level", mark: `track/${track}`, tell: null }, (before) =>
              setTrackLevel(before, { track, gainDb }),
            )
          }
          onValueCommit={() => store.endStep()}
        />
        <Button
          size="sm"
          aria-pressed={level.muted}
          onClick={() =>
            store.edit(
              { label: level.muted ? "Unmute" : "Mute", tell: `${name} ${level.muted ? "on" : "muted"}` },
              (before) => setTrackLevel(before, { track, muted: !level.muted }),
            )
          }
        >
          {level.muted ? "Unmute" : "Mute"}
        </Button>
        {track === "music" && <Ducking />}
      </div>
    </Popover>
  );
}

function Ducking() {
  const { duckDb } = useCut();
  const { store } = useEditor();
  return (
    <div className="grid gap-2">
      <span className="flex justify-between">
        Lower under the voice <span className="text-muted tabular-nums">{duckDb} dB</span>
      </span>
      <Slider
        aria-label="How much music is lowered under the voice, in decibels"
        min={0}
        max={30}
        step={1}
        value={[duckDb]}
        onValueChange={([value = 0]) =>
          store.edit({ label: "Ducking", mark: "ducking", tell: null }, (cut) =>
            setDucking(cut, { duckDb: value }),
          )
        }
        onValueCommit={() => store.endStep()}
      />
    </div>
  );
}
