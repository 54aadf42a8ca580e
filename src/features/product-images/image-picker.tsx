"use client";

import { ImagePlus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { briefLimits } from "@/domain/brief/brief";
import { countText } from "@/features/wording/numbers";
import { CutOutDialog } from "./cut-out-dialog";
import type { ImageChange } from "./image-list";
import { ImageTile } from "./image-tile";
import { acceptedImages } from "./upload-image";
import { UploadProblem, UploadTile } from "./upload-list";
import type { UploadedImage } from "./uploaded-image";
import type { useUploads } from "./use-uploads";

const { max, few } = briefLimits.images;

/**
 * The maker's photos: picked, dropped or pasted, in an order of their own. A product video needs some, an ad may have them.
 */
export function ImagePicker({
  images,
  upload: { uploads, add, retry, dismiss },
  needed,
  error,
  onChange,
}: {
  images: UploadedImage[];
  upload: ReturnType<typeof useUploads>;
  /** Whether the video is made from them. */
  needed: boolean;
  error: string | null | undefined;
  onChange: (change: ImageChange) => void;
}) {
  const id = useId();
  // What moved is told to those who do not see it move.
  const [news, setNews] = useState("");
  const [cutting, setCutting] = useState<UploadedImage | null>(null);
  const removeWithUndo = useRemovals(onChange);
  const move = (image: UploadedImage, by: -1 | 1, place: number) => {
    onChange({ type: "image-moved", digest: image.digest, by });
    setNews(`${image.fileName} is now photo ${place + by + 1} of ${images.length}.`);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">
        Product photos{" "}
        {needed ? (
          <span className="text-muted">
            ({images.length} of up to {max})
          </span>
        ) : (
          "(optional)"
        )}
      </legend>
      <ul className="flex flex-wrap gap-3">
        {images.map((image, index) => (
          <ImageTile
            key={image.digest}
            image={image}
            position={index + 1}
            last={index === images.length - 1}
            onRemove={() => removeWithUndo(image, index)}
            onMove={(by) => move(image, by, index)}
            onPlace={(digest) => onChange({ type: "image-placed", digest, place: index })}
            onCutOut={() => setCutting(image)}
            onDescribe={(alt) => onChange({ type: "image-described", digest: image.digest, alt })}
          />
        ))}
        {uploads.map((upload) => upload.problem === null && <UploadTile key={upload.id} upload={upload} />)}
        {images.length < max && <AddButton hintId={`${id}-hint`} invalid={Boolean(error)} onPick={add} />}
      </ul>
      <p className="sr-only" role="status">
        {news}
      </p>
      {cutting && (
        <CutOutDialog
          image={cutting}
          onExchange={(image) => onChange({ type: "image-exchanged", digest: cutting.digest, image })}
          onClose={() => setCutting(null)}
        />
      )}
      <p id={`${id}-hint`} className="text-muted text-xs leading-relaxed">
        {images.length >= max
          ? `That is the most a video can use: ${max}.`
          : `Drop, paste or pick up to ${max}: JPEG, PNG, WebP or HEIC, 10 MB each. The first one matters most; drag to change the order.`}
      </p>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {needed && images.length > 0 && images.length < few && (
        <Callout tone="warning" title={`Only ${countText(images.length, "photo")}`}>
          Add at least {few}, from different sides: what no photo shows has to be made up.
        </Callout>
      )}
      {uploads.map(
        (upload) =>
          upload.problem !== null && (
            <UploadProblem
              key={upload.id}
              upload={upload}
              onRetry={() => retry(upload)}
              onDismiss={() => dismiss(upload.id)}
            />
          ),
      )}
    </fieldset>
  );
}

/** Removes a photo, which can be brought back as long as the form is there. */
function useRemovals(onChange: (change: ImageChange) => void) {
  const told = useRef<(string | number)[]>([]);
  useEffect(() => {
    const ids = told.current;
    return () => {
      for (const id of ids) toast.dismiss(id);
    };
  }, []);
  return (image: UploadedImage, place: number) => {
    onChange({ type: "image-removed", digest: image.digest });
    const id = toast(`${image.fileName} was removed`, {
      action: { label: "Undo", onClick: () => onChange({ type: "image-restored", image, place }) },
      duration: 10_000,
    });
    told.current.push(id);
  };
}

function AddButton({
  hintId,
  invalid,
  onPick,
}: {
  hintId: string;
  invalid: boolean;
  onPick: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <li>
      <button
        type="button"
        onClick={() => input.current?.click()}
        aria-describedby={hintId}
        data-invalid={invalid || undefined}
        className="grid size-28 content-center justify-items-center gap-2 rounded-lg border border-control border-dashed text-muted text-xs transition-colors hover:border-accent hover:text-foreground data-invalid:border-danger"
      >
        <ImagePlus className="size-5" aria-hidden />
        Add photos
      </button>
      <input
        ref={input}
        type="file"
        accept={acceptedImages}
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label="Product photos"
        onChange={(event) => {
          onPick(Array.from(event.target.files ?? []));
          event.target.value = "";
        }}
      />
    </li>
  );
}
