import { useCallback, useEffect, useRef, useState } from "react";
import type { ReviewVideo } from "@/domain/review/review-views";
import { type GroupState, SyncGroup } from "@/features/compare/player/sync-group";

export type StageVideo = ReviewVideo & { label: string };

/** Plays one video, or several in step, and knows the frame that is shown. */
export function usePlayback(videos: readonly StageVideo[]) {
  const elements = useRef<(HTMLVideoElement | null)[]>([]);
  const group = useRef<SyncGroup | null>(null);
  const [state, setState] = useState<GroupState>("paused");
  const [frame, setFrame] = useState(0);
  const [sound, setSound] = useState<number | null>(null);
  const framesPerSecond = videos[0]?.framesPerSecond ?? 24;
  const urls = videos.map(({ url }) => url).join("\n");
  const lengths = videos.map(({ durationFrames }) => durationFrames).join();

  useEffect(() => {
    const made = new SyncGroup(framesPerSecond, {
      onState: setState,
      onFrame: setFrame,
      onDrift: () => undefined,
    });
    group.current = made;
    setFrame(0);
    const members = lengths.split(",").flatMap((length, position) => {
      const video = elements.current[position];
      return video && urls !== "" ? [{ position, video, durationFrames: Number(length) }] : [];
    });
    void made.setVideos(members);
    return () => made.dispose();
  }, [urls, lengths, framesPerSecond]);

  useEffect(() => group.current?.setSound(sound), [sound]);

  const seek = useCallback((to: number) => void group.current?.seek(to), []);
  const pause = useCallback(() => void group.current?.pause(), []);
  const toggle = useCallback(() => {
    const { current } = group;
    if (current) void (state === "paused" ? current.play() : current.pause());
  }, [state]);
  const attach = useCallback(
    (position: number) => (element: HTMLVideoElement | null) => {
      elements.current[position] = element;
    },
    [],
  );

  return {
    attach,
    frame,
    framesPerSecond,
    lengthFrames: Math.max(1, ...videos.map(({ durationFrames }) => durationFrames)),
    playing: state !== "paused",
    sound,
    setSound,
    seek,
    pause,
    toggle,
  };
}

export type Playback = ReturnType<typeof usePlayback>;
