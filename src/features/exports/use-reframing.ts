import { useEffect, useState } from "react";
import type { DeskClip, ExportDesk } from "@/domain/export/views";
import type { PixelSize } from "@/domain/media/format";
import { proposeCrop, type SmallPicture } from "@/domain/picture/reframe";
import { filmstripOf } from "@/features/editor/timeline/make-filmstrip";

/** Where clips are cut, by their ids: 0 their left or top, 1 their right or bottom. */
export type Crops = Readonly<Record<string, number>>;

const none: Crops = {};

/**
 * What the studio proposes to keep of each clip in another shape, from moments all along it. Proposals come one after the
 * other; a clip that has none yet, or cannot be looked at, is not named. Null as target asks for none.
 */
export function useReframing(desk: ExportDesk, target: PixelSize | null): Crops {
  const shape = target ? `${target.width}:${target.height}` : null;
  const [proposed, setProposed] = useState<{ shape: string; crops: Crops } | null>(null);
  useEffect(() => {
    if (shape === null) return;
    const [width = 1, height = 1] = shape.split(":").map(Number);
    let wanted = true;
    void Promise.all(
      desk.clips.map(async (clip) => {
        const pictures = await picturesOf(clip);
        if (!wanted || pictures.length === 0) return;
        const crop = proposeCrop(pictures, { width, height });
        setProposed((known) => {
          const others = known?.shape === shape ? known.crops : none;
          return { shape, crops: { ...others, [clip.id]: crop } };
        });
      }),
    );
    return () => {
      wanted = false;
    };
  }, [desk.clips, shape]);
  return proposed !== null && proposed.shape === shape ? proposed.crops : none;
}

/** Pictures of what is seen of a clip, in order; none when its take cannot be played here. */
async function picturesOf({ film }: DeskClip): Promise<SmallPicture[]> {
  const strip = film && (await filmstripOf(film.url, film.url));
  if (!strip) return [];
  const middleOf = (index: number) => (index + 0.5) / strip.pictures.length;
  const middle = (film.from + film.to) / 2;
  const nearest = strip.pictures.reduce(
    (best, _, index) =>
      Math.abs(middleOf(index) - middle) < Math.abs(middleOf(best) - middle) ? index : best,
    0,
  );
  const seen = strip.pictures.filter((_, index) => {
    return index === nearest || (middleOf(index) >= film.from && middleOf(index) <= film.to);
  });
  return seen.flatMap((bitmap) => {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
    return image ? [{ width: image.width, height: image.height, rgba: image.data }] : [];
  });
}
