import type { UploadedImage } from "./uploaded-image";

export type ImageChange =
  | { type: "image-added"; image: UploadedImage; max: number }
  | { type: "image-removed"; digest: string }
  /** Back where it was before it was removed. */
  | { type: "image-restored"; image: UploadedImage; place: number }
  /** @param by -1 is earlier, 1 is later. */
  | { type: "image-moved"; digest: string; by: -1 | 1 }
  /** Into the place of another one, which makes room. */
  | { type: "image-placed"; digest: string; place: number }
  | { type: "image-described"; digest: string; alt: string }
  /** Its cut-out takes its place, or it takes that of its cut-out; the words about it stay. */
  | { type: "image-exchanged"; digest: string; image: UploadedImage };

/** Why a picture cannot join the photos, in words for the maker; null when it can. */
export function refusalToJoin(
  images: readonly UploadedImage[],
  { digest, fileName }: Pick<UploadedImage, "digest" | "fileName">,
  max: number,
): string | null {
  const same = images.find((image) => image.digest === digest || image.original?.digest === digest);
  if (same?.fileName === fileName) return `${fileName} is there already.`;
  if (same) return `${fileName} is the same picture as ${same.fileName}.`;
  return images.length < max ? null : noRoom(fileName);
}

/** A picture for which there is no place. */
export const noRoom = (fileName: string) =>
  `${fileName} was left out: all places are taken. Remove a photo first.`;

/** The maker's photos after one change. A photo is in the list once; what cannot be done changes nothing. */
export function changeImages(images: UploadedImage[], change: ImageChange): UploadedImage[] {
  switch (change.type) {
    case "image-added":
      return images.length < change.max ? inserted(images, change.image, images.length) : images;
    case "image-restored":
      return inserted(images, change.image, change.place);
    case "image-removed":
      return images.filter(({ digest }) => digest !== change.digest);
    case "image-moved":
      return placed(
        images,
        change.digest,
        images.findIndex(({ digest }) => digest === change.digest) + change.by,
      );
    case "image-placed":
      return placed(images, change.digest, change.place);
    case "image-exchanged":
      if (images.some(({ digest }) => digest === change.image.digest)) return images;
      return images.map((image) =>
        image.digest === change.digest ? { ...change.image, alt: image.alt } : image,
      );
    case "image-described":
      return images.map((image) => (image.digest === change.digest ? { ...image, alt: change.alt } : image));
  }
}

function inserted(images: UploadedImage[], image: UploadedImage, place: number): UploadedImage[] {
  return images.some(({ digest }) => digest === image.digest) ? images : images.toSpliced(place, 0, image);
}

function placed(images: UploadedImage[], digest: string, place: number): UploadedImage[] {
  const from = images.findIndex((image) => image.digest === digest);
  const moved = images[from];
  if (!moved || place < 0 || place >= images.length || place === from) return images;
  return images.toSpliced(from, 1).toSpliced(place, 0, moved);
}
