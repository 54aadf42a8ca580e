import { useCallback, useEffect, useRef, useState } from "react";
import { type DriftFigures, driftFigures } from "@/domain/comparison/sync";
import type { PlayerVideo, PlayerView } from "./player-view";
import { shownPositions } from "./player-view";
import { type GroupState, SyncGroup } from "./sync-group";

/** What the player's controls do. Frames are those of the longest video. */
export type PlayerControls = {
  toggle(): void;
  pause(): void;
  play(): void;
  seek(frame: number): void;
  /** By so many frames, backwards when negative; stops first. */
  step(frames: number): void;
  setRate(rate: number): void;
};

export type Playing = { state: GroupState; frame: number; drift: DriftFigures; rate: number };

const still: Playing = { state: "paused", frame: 0, drift: driftFigures([]), rate: 1 };

/**
 * Plays the videos of a view together.
 *
 * @param startFrame Where it stands at first, e.g. from the address.
 */
export function useSyncGroup(
  videos: readonly PlayerVideo[],
  view: PlayerView,
  { fps, startFrame }: { fps: number; startFrame: number },
) {
  const elements = useRef(new Map<number, HTMLVideoElement>());
  const group = useRef<SyncGroup | null>(null);
  const [playing, setPlaying] = useState<Playing>({ ...still, frame: startFrame });

  useEffect(() => {
    const change = (values: Partial<Playing>) => setPlaying((now) => ({ ...now, ...values }));
    const made = new SyncGroup(fps, {
      onState: (state) => change({ state }),
      onFrame: (frame) => change({ frame }),
      onDrift: (drift) => change({ drift }),
    });
    group.current = made;
    return () => {
      made.dispose();
      group.current = null;
    };
  }, [fps]);

  const { sound, loop } = view;
  const shown = shownPositions(view, videos);
  // What is played changes only when these do: the view is read anew from the address at each render.
  const membership = JSON.stringify(
    videos
      .filter(({ position }) => shown.includes(position))
      .map(({ position, src, durationFrames }) => [position, src, durationFrames]),
  );
  const firstFrame = useRef(startFrame);

  useEffect(() => {
    const members = JSON.parse(membership) as [number, string, number][];
    const joined = members.flatMap(([position, , durationFrames]) => {
      const video = elements.current.get(position);
      return video ? [{ position, video, durationFrames }] : [];
    });
    const made = group.current;
    void made?.setVideos(joined).then(() => {
      const wanted = firstFrame.current;
      firstFrame.current = 0;
      return wanted > 0 ? made.seek(wanted) : undefined;
    });
  }, [membership]);
  useEffect(() => group.current?.setSound(sound), [sound]);
  const [inFrame, outFrame] = [loop?.inFrame ?? null, loop?.outFrame ?? null];
  useEffect(() => {
    group.current?.setLoop(inFrame === null || outFrame === null ? null : { inFrame, outFrame });
  }, [inFrame, outFrame]);

  const attach = useCallback((position: number, video: HTMLVideoElement | null) => {
    if (video) elements.current.set(position, video);
    else elements.current.delete(position);
  }, []);
  return { playing, attach, controls: useControls(group, setPlaying) };
}

function useControls(
  group: React.RefObject<SyncGroup | null>,
  setPlaying: React.Dispatch<React.SetStateAction<Playing>>,
): PlayerControls {
  const state = useRef<PlayerControls>({
    toggle() {
      const made = group.current;
      void (made?.state === "paused" ? made.play() : made?.pause());
    },
    pause: () => void group.current?.pause(),
    play: () => void group.current?.play(),
    seek: (frame) => void group.current?.seek(frame),
    step(frames) {
      const made = group.current;
      void made?.pause().then(() => made.seek(made.frame + frames));
    },
    setRate(rate) {
      group.current?.setRate(rate);
      setPlaying((now) => ({ ...now, rate }));
    },
  });
  return state.current;
}
