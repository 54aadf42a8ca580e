"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { FileButton } from "@/components/ui/file-button";
import { SignedImage } from "@/components/ui/signed-image";
import { acceptedImages } from "@/features/product-images/upload-image";
import type { UploadedImage } from "@/features/product-images/uploaded-image";
import type { Uploads } from "@/features/product-images/use-uploads";

/** A brand's logo: sent, shown, removed. */
export function BrandLogo({
  logo,
  upload: { uploads, waiting, add, dismiss },
  onRemove,
}: {
  logo: Pick<UploadedImage, "url" | "fileName"> | null;
  /** Brings another one in. */
  upload: Uploads;
  onRemove: () => void;
}) {
  const failed = uploads.find(({ problem }) => problem !== null);
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">Logo</legend>
      {logo ? (
        <div className="flex items-center gap-3">
          <SignedImage
            src={logo.url}
            alt={`Logo: ${logo.fileName}`}
            className="h-10 max-w-32 rounded-md border border-line bg-sunken object-contain p-1"
          />
          <Button size="sm" onClick={onRemove}>
            Remove
          </Button>
        </div>
      ) : (
        <FileButton
          label="Logo file"
          accept={acceptedImages}
          className="justify-self-start"
          busy={waiting}
          onFile={(file) => {
            if (failed) dismiss(failed.id);
            add([file]);
          }}
        >
          Upload a logo
        </FileButton>
      )}
      {failed && <FieldError>{failed.problem}</FieldError>}
    </fieldset>
  );
}
