/** Pictures taken at even distances from a take, and their width against their height. */
export type Strip = { pictures: readonly ImageBitmap[]; aspect: number };

const known = new Map<string, Promise<Strip | null>>();
const pictureCount = 6;
const heightPixels = 72;
/** A take that does not load in this time gets no pictures. */
const patienceMs = 20_000;
let queue: Promise<unknown> = Promise.resolve();

/** The pictures of a take, made once and one take after the other, so that the preview keeps its speed. Null without any. */
export function filmstripOf(digest: string, url: string): Promise<Strip | null> {
  const made = known.get(digest);
  if (made !== undefined) return made;
  // A take that cannot be played leaves its clip plain: the preview, which plays the same file, is what tells of it.
  const making = queue.then(() => makeStrip(url)).catch(() => null);
  queue = making;
  known.set(digest, making);
  return making;
}

async function makeStrip(url: string): Promise<Strip | null> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  video.src = url;
  try {
    await happens(video, "loadeddata");
    const aspect = video.videoWidth / Math.max(1, video.videoHeight);
    const pictures: ImageBitmap[] = [];
    for (let index = 0; index < pictureCount; index += 1) {
      const seeked = happens(video, "seeked");
      video.currentTime = (video.duration * (index + 0.5)) / pictureCount;
      await seeked;
      const size = {
        resizeHeight: heightPixels,
        resizeWidth: Math.max(1, Math.round(heightPixels * aspect)),
      };
      pictures.push(await createImageBitmap(video, size));
    }
    return { pictures, aspect };
  } finally {
    video.removeAttribute("src");
    video.load();
  }
}

function happens(video: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<unknown> {
  const signal = AbortSignal.timeout(patienceMs);
  return new Promise((resolve, reject) => {
    video.addEventListener(name, resolve, { once: true, signal });
    video.addEventListener("error", () => reject(video.error), { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
