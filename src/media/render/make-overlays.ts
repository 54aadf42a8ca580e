import path from "node:path";
import sharp from "sharp";
import { rescale } from "@/domain/time/rational";
import type { Cut, TextItem } from "@/domain/timeline/cut";
import { placeInPicture } from "@/domain/timeline/safe-area";
import type { WorkerPool } from "@/workers/worker-pool";
import type { DrawnText, TextRequest } from "../text/draw-text";
import type { Overlay } from "./overlay-graph";

type ImageItem = Extract<Cut["overlays"][number], { type: "image" }>;

/** How overlays come and go, in seconds; what types or pops in is drawn, not faded. */
const fadeSeconds: Record<TextItem["animation"], { in: number; out: number }> = {
  none: { in: 0, out: 0 },
  fade: { in: 0.35, out: 0.3 },
  slide: { in: 0.45, out: 0.25 },
  pop: { in: 0, out: 0.2 },
  typewriter: { in: 0, out: 0.25 },
};
/** Where a slide starts, as a share of the picture's height below its place. */
const riseShare = 0.035;

export type MakeOverlaysOptions = {
  folder: string;
  workers: WorkerPool;
  resolveMedia(digest: string): string | Promise<string>;
  signal?: AbortSignal | undefined;
};

/** Draws the overlays of a cut into `folder`, in the order in which they are laid over the picture. */
export async function makeOverlays(
  cut: Cut,
  options: MakeOverlaysOptions,
): Promise<{ overlays: Overlay[]; missingScripts: string[] }> {
  const texts = cut.overlays.filter((item) => item.type === "text");
  const requests = await Promise.all(
    texts.map(
      async (item, index): Promise<TextRequest> => ({
        content: item.ownFont
          ? { ...item, ownFontPath: await options.resolveMedia(item.ownFont.digest) }
          : item,
        picture: cut.size,
        fps: cut.fps,
        lengthFrames: rescale(item.range.duration, cut.fps).value,
        outputPath: path.join(options.folder, `text-${index}.pngs`),
      }),
    ),
  );
  const drawn =
    requests.length > 0
      ? await options.workers.run<DrawnText[]>("media/text/draw-text.task", requests, {
          signal: options.signal,
        })
      : [];
  const drawnById = new Map(texts.map((item, index) => [item.id, drawn[index]]));
  const overlays: Overlay[] = [];
  for (const item of cut.overlays) {
    if (item.type === "image") overlays.push(await imageOverlay(cut, item, options));
    else {
      const text = drawnById.get(item.id);
      if (text) overlays.push({ ...text, ...timing(cut, item) });
    }
  }
  return { overlays, missingScripts: [...new Set(drawn.flatMap((text) => text.missingScripts))] };
}

function timing(cut: Cut, { range, animation }: Pick<TextItem, "range" | "animation">) {
  const lengthFrames = rescale(range.duration, cut.fps).value;
  const fade = fadeSeconds[animation];
  const most = Math.floor(lengthFrames / 2);
  return {
    startFrame: rescale(range.start, cut.fps).value,
    lengthFrames,
    fadeInFrames: Math.min(most, Math.round(fade.in * cut.fps)),
    fadeOutFrames: Math.min(most, Math.round(fade.out * cut.fps)),
    risePixels: animation === "slide" ? Math.round(cut.size.height * riseShare) : 0,
  };
}

async function imageOverlay(
  cut: Cut,
  item: ImageItem,
  { folder, resolveMedia }: MakeOverlaysOptions,
): Promise<Overlay> {
  const outputPath = path.join(folder, `image-${item.id.replace(/\W/g, "_")}.pngs`);
  const size = await sharp(await resolveMedia(item.mediaDigest))
    .autoOrient()
    .resize({ width: Math.round(cut.size.width * item.scale) })
    .toColourspace("srgb")
    .ensureAlpha()
    .png()
    .toFile(outputPath);
  const place = placeInPicture(cut.size, size, item);
  return { ...{ path: outputPath, states: 1, framesPerState: 1 }, ...place, ...timing(cut, item) };
}
