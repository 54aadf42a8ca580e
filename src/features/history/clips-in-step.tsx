"use client";

import { Pause, Play } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import type { VersionTake } from "@/domain/view/workspace-views";
import type { PlayerView } from "@/features/compare/player/player-view";
import { useSyncGroup } from "@/features/compare/player/use-sync-group";
import { VideoStage } from "@/features/compare/player/video-stage";

type Side = { take: VersionTake; name: string };

const sideBySide: PlayerView = { layout: "pair", pair: [0, 1], sound: null, loop: null, debug: false };
const nothingHeard = () => undefined;

/** Two clips side by side, played as one. @param fps Of both. */
export function ClipsInStep({ left, right, fps }: { left: Side; right: Side; fps: number }) {
  const videos = useMemo(
    () =>
      [left, right].map(({ take: { media, durationFrames }, name }, position) => ({
        position,
        label: name,
        src: media.url,
        poster: "",
        ...{ width: media.width ?? 16, height: media.height ?? 9, fps, durationFrames: durationFrames ?? 1 },
      })),
    [left, right, fps],
  );
  const { playing, attach, controls } = useSyncGroup(videos, sideBySide, { fps, startFrame: 0 });
  const last = Math.max(1, ...videos.map(({ durationFrames }) => durationFrames)) - 1;
  const paused = playing.state === "paused";
  return (
    <div className="grid gap-2">
      <VideoStage
        videos={videos}
        view={sideBySide}
        attach={attach}
        onSound={nothingHeard}
        onToggle={controls.toggle}
      />
      <div className="flex items-center gap-3">
        <Button
          size="icon-sm"
          aria-label={paused ? `Play ${left.name} and ${right.name} in step` : "Pause both"}
          onClick={controls.toggle}
        >
          {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        </Button>
        <Slider
          aria-label="Position in both clips, in frames"
          min={0}
          max={last}
          step={1}
          value={[Math.min(playing.frame, last)]}
          onValueChange={([next]) => next !== undefined && controls.seek(next)}
        />
      </div>
    </div>
  );
}
