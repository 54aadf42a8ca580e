import type { FrameSighting } from "@/domain/comparison/sync";

/**
 * Calls back for every frame of a video that is shown, until the returned function is called. Where the browser tells
 * of no frames the position is read at every repaint instead, which is less exact.
 */
export function watchFrames(video: HTMLVideoElement, onFrame: (sighting: FrameSighting) => void): () => void {
  return "requestVideoFrameCallback" in video ? watchExactly(video, onFrame) : watchRepaints(video, onFrame);
}

function watchExactly(video: HTMLVideoElement, onFrame: (sighting: FrameSighting) => void): () => void {
  let handle = 0;
  const next = (_now: number, { mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata) => {
    handle = video.requestVideoFrameCallback(next);
    onFrame({ mediaMs: mediaTime * 1000, shownMs: expectedDisplayTime });
  };
  handle = video.requestVideoFrameCallback(next);
  return () => video.cancelVideoFrameCallback(handle);
}

function watchRepaints(video: HTMLVideoElement, onFrame: (sighting: FrameSighting) => void): () => void {
  let handle = 0;
  const next = (now: number) => {
    handle = requestAnimationFrame(next);
    if (!video.paused) onFrame({ mediaMs: video.currentTime * 1000, shownMs: now });
  };
  handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
}
