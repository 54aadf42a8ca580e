import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchField } from "@/components/ui/switch";
import type { ImageView } from "@/domain/view/views";
import { PictureSlider } from "@/features/keyframes/compare-slider";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";
import { checkerboard } from "./checkerboard";
import type { TakenImage, UploadedImage } from "./uploaded-image";

/** A photo without its backdrop, beside itself: to be used in its place, or not. */
export function CutOutDialog({
  image,
  onExchange,
  onClose,
}: {
  image: UploadedImage;
  /** Puts another picture in the place of this one. */
  onExchange: (image: UploadedImage) => void;
  onClose: () => void;
}) {
  const taken: TakenImage = image.original ?? image;
  const [holes, setHoles] = useState(false);
  const preview = trpc.uploads.cutOut.useQuery(
    { digest: taken.digest, holes },
    { retry: false, placeholderData: (before) => before },
  );
  const keeping = trpc.uploads.keepCutOut.useMutation({
    onSuccess: (kept) => {
      onExchange(asCutOut(kept, { taken, alt: image.alt }));
      onClose();
    },
  });
  const failure = preview.error ?? keeping.error;
  const keepOriginal = () => {
    if (image.original) onExchange({ ...image.original, alt: image.alt, canCutOut: true, original: null });
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Cut out ${image.fileName}`}
      description="Without its backdrop a product stands better in the scenes of the video. Move the line to compare; you can go back to the photo at any time."
      className="max-w-lg"
    >
      {failure && <Callout tone="warning" title={readFailure(failure).message} />}
      {preview.data ? (
        <PictureSlider
          ratio={`${taken.width} / ${taken.height}`}
          left={{ url: taken.url, name: "Photo" }}
          right={{ url: preview.data.url, name: "Cut-out" }}
          className={checkerboard}
          maxHeight="45dvh"
        />
      ) : (
        preview.isPending && <Skeleton className="h-72 w-full" />
      )}
      {preview.data && (
        <SwitchField
          label="Clear what is enclosed as well"
          hint="As between a cup and its handle. Off, a label in the colour of the backdrop stays."
          checked={holes}
          onCheckedChange={setHoles}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={keepOriginal}>{image.original ? "Back to the photo" : "Keep the original"}</Button>
        <Button
          variant="primary"
          disabled={!preview.data || preview.isPlaceholderData}
          busy={keeping.isPending}
          onClick={() => keeping.mutate({ digest: taken.digest, holes })}
        >
          Use cut-out
        </Button>
      </div>
    </Dialog>
  );
}

function asCutOut(
  { digest, fileName, url, thumbnailUrl, width, height }: ImageView,
  { taken, alt }: { taken: TakenImage; alt: string },
): UploadedImage {
  const { digest: from, fileName: name, url: at, thumbnailUrl: small } = taken;
  return {
    ...{ digest, fileName, url, thumbnailUrl, alt, width: width ?? 0, height: height ?? 0 },
    canCutOut: false,
    original: {
      ...{ digest: from, fileName: name, url: at, thumbnailUrl: small },
      ...{ width: taken.width, height: taken.height },
    },
  };
}
