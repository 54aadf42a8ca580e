import { briefLimits } from "@/domain/brief/brief";
import type { Draft } from "@/features/composer/draft";
import type { DraftChange } from "@/features/composer/use-draft";
import { refusalToJoin } from "@/features/product-images/image-list";
import { useUploads } from "@/features/product-images/use-uploads";

/** Pictures on their way into a draft: photos of the product, and the logo. */
export function useDraftUploads(draft: Draft, dispatch: (change: DraftChange) => void) {
  const { max } = briefLimits.images;
  const photos = useUploads((image) => dispatch({ type: "image-added", image, max }), {
    room: max - draft.images.length,
    refusal: (image) => refusalToJoin(draft.images, image, max),
  });
  const logo = useUploads((image) => dispatch({ type: "changed", values: { logo: image } }));
  return { photos, logo, waiting: photos.waiting || logo.waiting };
}
