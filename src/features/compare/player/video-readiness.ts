/** Resolves with the next event of one of these names; "aborted" when the signal comes first. */
export function nextEvent(
  target: EventTarget,
  names: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const done = (name: string) => {
      ended.abort();
      resolve(name);
    };
    if (signal.aborted) return done("aborted");
    for (const name of names) target.addEventListener(name, () => done(name), { signal: ended.signal });
    signal.addEventListener("abort", () => done("aborted"), { signal: ended.signal });
  });
}

/** Waits until the frame after the present one could be shown, or the video turns out to be broken. */
export async function untilPlayable(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  while (video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA && !video.error && !signal.aborted) {
    await nextEvent(video, ["canplay", "canplaythrough", "error", "ended"], signal);
    if (video.ended) return;
  }
}

/** Goes to a moment and waits until its frame is there. One that is shown already costs nothing. */
export async function showMoment(
  video: HTMLVideoElement,
  { seconds, within, signal }: { seconds: number; within: number; signal: AbortSignal },
): Promise<void> {
  if (video.readyState < HTMLMediaElement.HAVE_METADATA && !video.error) {
    await nextEvent(video, ["loadedmetadata", "error"], signal);
  }
  if (signal.aborted || video.error) return;
  if (!video.seeking && Math.abs(video.currentTime - seconds) <= within) return;
  video.currentTime = seconds;
  await nextEvent(video, ["seeked", "error"], signal);
}
