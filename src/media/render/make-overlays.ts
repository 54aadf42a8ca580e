import path from "node:path";
import sharp from "sharp";
import { rescale } from "@/domain/time/rational";
import type { Cut, ImageItem, OverlayItem } from "@/domain/timeline/cut";
import { type OverlayTiming, overlayTiming } from "@/domain/timeline/overlay-timing";
import { placeInPicture } from "@/domain/timeline/safe-area";
import type { WorkerPool } from "@/workers/worker-pool";
import type { DrawnText, TextRequest } from "../text/draw-text";
import type { Overlay } from "./overlay-graph";

/** Where a slide starts, as a share of the picture's height below its place. */
const riseShare = 0.035;

export type MakeOverlaysOptions = {
  folder: string;
  workers: WorkerPool;
  resolveMedia(digest: string): string | Promise<string>;
  signal?: AbortSignal | undefined;
};

/** An overlay as pictures in a file, to be shown at any time. */
type DrawnOverlay = Pick<Overlay, "path" | "left" | "top" | "states" | "framesPerState">;

/** Draws the overlays of a cut into `folder`, in the order in which they are laid over the picture. */
export async function makeOverlays(
  cut: Cut,
  options: MakeOverlaysOptions,
): Promise<{ overlays: Overlay[]; missingScripts: string[] }> {
  const { drawn, missingScripts } = await drawOverlays(cut, options);
  const overlays = cut.overlays.flatMap((item) => {
    const pictures = drawn.get(item.id);
    return pictures ? [showOverlay(pictures, overlayTiming(item, cut.fps), cut)] : [];
  });
  return { overlays, missingScripts };
}

/** The pictures of all overlays of a cut, by the overlay's id. */
export async function drawOverlays(
  cut: Pick<Cut, "fps" | "size" | "overlays">,
  options: MakeOverlaysOptions,
): Promise<{ drawn: Map<OverlayItem["id"], DrawnOverlay>; missingScripts: string[] }> {
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
  const answers =
    requests.length > 0
      ? await options.workers.run<DrawnText[]>("media/text/draw-text.task", requests, {
          signal: options.signal,
        })
      : [];
  const drawn = new Map<string, DrawnOverlay>();
  for (const [index, { missingScripts, ...pictures }] of answers.entries()) {
    const item = texts[index];
    if (item) drawn.set(item.id, pictures);
  }
  for (const item of cut.overlays) {
    if (item.type === "image") drawn.set(item.id, await drawImage(cut, item, options));
  }
  return { drawn, missingScripts: [...new Set(answers.flatMap((text) => text.missingScripts))] };
}

export const showOverlay = (
  drawn: DrawnOverlay,
  { rises, ...timing }: OverlayTiming,
  { size }: Pick<Cut, "size">,
): Overlay => ({ ...drawn, ...timing, risePixels: rises ? Math.round(size.height * riseShare) : 0 });

async function drawImage(
  cut: Pick<Cut, "size">,
  item: ImageItem,
  { folder, resolveMedia }: MakeOverlaysOptions,
): Promise<DrawnOverlay> {
  const outputPath = path.join(folder, `image-${item.id.replace(/\W/g, "_")}.pngs`);
  const size = await sharp(await resolveMedia(item.mediaDigest))
    .autoOrient()
    .resize({ width: Math.round(cut.size.width * item.scale) })
    .toColourspace("srgb")
    .ensureAlpha()
    .png()
    .toFile(outputPath);
  const place = placeInPicture(cut.size, size, item);
  return { path: outputPath, states: 1, framesPerState: 1, ...place };
}
