"use client";

import { LoaderCircle, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SignedImage } from "@/components/ui/signed-image";
import { acceptedImages } from "@/features/product-images/upload-image";
import type { UploadedImage } from "@/features/product-images/uploaded-image";
import { useUploads } from "@/features/product-images/use-uploads";

/** A brand's logo: sent, shown, removed. */
export function BrandLogo({
  logo,
  onChange,
}: {
  logo: Pick<UploadedImage, "url" | "fileName"> | null;
  onChange: (logo: UploadedImage | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add, dismiss } = useUploads(onChange);
  const busy = uploads.some(({ problem }) => problem === null);
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
          <Button size="sm" onClick={() => onChange(null)}>
            Remove
          </Button>
        </div>
      ) : (
        <Button className="justify-self-start" disabled={busy} onClick={() => input.current?.click()}>
          {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : <Upload aria-hidden />} Upload a
          logo
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept={acceptedImages}
        className="sr-only"
        tabIndex={-1}
        aria-label="Logo file"
        onChange={(event) => {
          if (failed) dismiss(failed.id);
          add(Array.from(event.target.files ?? []));
          event.target.value = "";
        }}
      />
      {failed && <FieldError>{failed.problem}</FieldError>}
    </fieldset>
  );
}
