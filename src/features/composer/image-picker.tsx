"use client";

import { ArrowLeft, ArrowRight, ImagePlus, LoaderCircle, X } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SignedImage } from "@/components/ui/signed-image";
import { briefLimits } from "@/domain/brief/brief";
import type { UploadedImage } from "@/features/composer/draft";
import { imageTypes } from "@/features/composer/upload-image";
import type { PendingUpload } from "@/features/composer/use-uploads";

const { max } = briefLimits.images;

export function ImagePicker({
  images,
  uploads,
  onPick,
  onRemove,
  onMove,
  onDismiss,
}: {
  images: UploadedImage[];
  uploads: PendingUpload[];
  onPick: (files: File[]) => void;
  onRemove: (digest: string) => void;
  onMove: (digest: string, by: -1 | 1) => void;
  onDismiss: (id: number) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const full = images.length >= max;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Product photos (optional)</legend>
      <ul className="flex flex-wrap gap-3">
        {images.map((image, index) => (
          <ImageTile
            key={image.digest}
            image={image}
            position={index + 1}
            last={index === images.length - 1}
            onRemove={() => onRemove(image.digest)}
            onMove={(by) => onMove(image.digest, by)}
          />
        ))}
        {uploads
          .filter(({ problem }) => problem === null)
          .map((upload) => (
            <li
              key={upload.id}
              className="grid size-28 place-items-center rounded-lg border border-line bg-sunken text-muted"
            >
              <LoaderCircle className="size-5 animate-spin" aria-hidden />
              <span className="sr-only">Uploading {upload.fileName}</span>
            </li>
          ))}
        {!full && (
          <li>
            <button
              type="button"
              onClick={() => input.current?.click()}
              aria-describedby={`${id}-hint`}
              className="grid size-28 content-center justify-items-center gap-2 rounded-lg border border-control border-dashed text-muted text-xs transition-colors hover:border-accent hover:text-foreground"
            >
              <ImagePlus className="size-5" aria-hidden />
              Add photos
            </button>
          </li>
        )}
      </ul>
      <input
        ref={input}
        type="file"
        accept={imageTypes.join(",")}
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label="Product photos"
        onChange={(event) => {
          onPick(Array.from(event.target.files ?? []));
          event.target.value = "";
        }}
      />
      <p id={`${id}-hint`} className="text-muted text-xs leading-relaxed">
        {full
          ? `That is the most a video can use: ${max}.`
          : `Drop, paste or pick up to ${max}: JPEG, PNG or WebP, 10 MB each. The first one matters most.`}
      </p>
      {uploads.map(
        ({ id: uploadId, problem }) =>
          problem && (
            <div key={uploadId} className="flex items-start justify-between gap-3">
              <FieldError>{problem}</FieldError>
              <Button variant="link" size="sm" onClick={() => onDismiss(uploadId)}>
                Dismiss
              </Button>
            </div>
          ),
      )}
    </fieldset>
  );
}

function ImageTile({
  image,
  position,
  last,
  onRemove,
  onMove,
}: {
  image: UploadedImage;
  position: number;
  last: boolean;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
}) {
  const small = "size-7 border-white/20 bg-black/70 text-white hover:bg-black dark:hover:bg-black";
  return (
    <li className="relative size-28 overflow-hidden rounded-lg border border-line bg-sunken">
      <SignedImage
        src={image.url}
        alt={`Product ${position}: ${image.fileName}`}
        className="size-full object-cover text-muted text-xs"
      />
      <Button
        size="icon-sm"
        className={`absolute top-1 right-1 ${small}`}
        aria-label={`Remove ${image.fileName}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      <div className="absolute inset-x-1 bottom-1 flex justify-between">
        {position > 1 ? (
          <Button
            size="icon-sm"
            className={small}
            aria-label={`Move ${image.fileName} earlier`}
            onClick={() => onMove(-1)}
          >
            <ArrowLeft aria-hidden />
          </Button>
        ) : (
          <span />
        )}
        {!last && (
          <Button
            size="icon-sm"
            className={small}
            aria-label={`Move ${image.fileName} later`}
            onClick={() => onMove(1)}
          >
            <ArrowRight aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}
