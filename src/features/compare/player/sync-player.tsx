"use client";

import { useCallback, useEffect, useMemo } from "react";
import { useUrlParams } from "@/features/shell/use-url-params";
import { DriftOverlay } from "./drift-overlay";
import { usePlayerKeys } from "./player-keys";
import { type PlayerVideo, type PlayerView, readPlayerView, viewParams } from "./player-view";
import { Transport } from "./transport";
import { type PlayerControls, useSyncGroup } from "./use-sync-group";
import { VideoStage } from "./video-stage";

/** Where the player stands, for what is said about a moment. */
export type PlayerMoment = { frame: number; fps: number; controls: PlayerControls };

/**
 * Several videos of one frame rate, played as one. How they are shown stands in the address.
 *
 * @param onMoment Told of the frame whenever it changes, with the controls to go to another.
 */
export function SyncPlayer({
  videos,
  onMoment,
}: {
  videos: readonly PlayerVideo[];
  onMoment?: (moment: PlayerMoment) => void;
}) {
  const { params, setParams } = useUrlParams();
  const query = params.toString();
  const view = useMemo(() => readPlayerView(new URLSearchParams(query), videos), [query, videos]);
  const onView = useCallback((change: Partial<PlayerView>) => setParams(viewParams(change)), [setParams]);
  const fps = videos[0]?.fps ?? 24;
  const lengthFrames = Math.max(1, ...videos.map(({ durationFrames }) => durationFrames));
  const startFrame = Math.min(lengthFrames - 1, Number(params.get("t")) || 0);
  const { playing, attach, controls } = useSyncGroup(videos, view, { fps, startFrame });
  const { frame, state, drift } = playing;

  usePlayerKeys({
    controls,
    view,
    onView,
    positions: videos.map(({ position }) => position),
    fps,
    frame,
    lengthFrames,
    rate: playing.rate,
    playing: state !== "paused",
  });
  useEffect(() => onMoment?.({ frame, fps, controls }), [onMoment, frame, fps, controls]);
  // The playhead is part of the address as soon as it rests.
  useEffect(() => {
    if (state === "paused") setParams({ t: frame === 0 ? "" : String(frame) });
  }, [state, frame, setParams]);

  const onSound = useCallback((sound: number | null) => onView({ sound }), [onView]);
  return (
    <section aria-label="Videos, in step" className="grid gap-3">
      <div
        className="relative"
        data-testid="sync-stage"
        data-state={state}
        data-frame={frame}
        data-frame-ms={1000 / fps}
        data-drift-ms={drift.currentMs}
        data-drift-p95-ms={drift.p95Ms}
        data-drift-max-ms={drift.maxMs}
        data-drift-samples={drift.samples}
      >
        <VideoStage
          videos={videos}
          view={view}
          attach={attach}
          onSound={onSound}
          onToggle={controls.toggle}
        />
        {view.debug && <DriftOverlay drift={drift} fps={fps} />}
      </div>
      <Transport
        videos={videos}
        view={view}
        onView={onView}
        playing={playing}
        controls={controls}
        fps={fps}
        lengthFrames={lengthFrames}
      />
    </section>
  );
}
