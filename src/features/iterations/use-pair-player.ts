import { type RefObject, useRef, useState } from "react";

/** Further apart than two frames is seen. */
const mostApartSeconds = 2 / 24;

/** Two videos that are played, stopped and moved as one. The first one keeps the time. */
export function usePairPlayer() {
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const refs: RefObject<HTMLVideoElement | null>[] = [first, second];
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [heard, hear] = useState(0);
  const both = () => refs.flatMap(({ current }) => current ?? []);

  function pause() {
    for (const video of both()) video.pause();
    setPlaying(false);
  }

  function toggle() {
    if (playing) return pause();
    // A browser may refuse to play; then nothing plays, and the button says so.
    Promise.all(both().map((video) => video.play())).then(() => setPlaying(true), pause);
  }

  function seek(to: number) {
    for (const video of both()) video.currentTime = Math.min(to, video.duration || to);
    setSeconds(to);
  }

  /** The second goes where the first is, when the two have drifted apart. */
  function follow() {
    const [leader, follower] = both();
    if (!leader) return;
    setSeconds(leader.currentTime);
    if (!follower || follower.ended) return;
    if (Math.abs(follower.currentTime - leader.currentTime) > mostApartSeconds)
      follower.currentTime = leader.currentTime;
  }

  return { refs, playing, seconds, heard, hear, toggle, pause, seek, follow };
}
