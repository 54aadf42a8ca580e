"use client";

import { ImageUp, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SignedImage } from "@/components/ui/signed-image";
import { acceptedImages } from "@/features/product-images/upload-image";
import type { UploadedImage } from "@/features/product-images/uploaded-image";
import { useUploads } from "@/features/product-images/use-uploads";

/** A picture of the maker's own in the place of a drawn one. */
export function OwnPicture({
  digest,
  onChange,
}: {
  /** Of the picture in use; null for none. */
  digest: string | null;
  onChange: (digest: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  // Until it is put in, and becomes a take, it is seen nowhere else.
  const [added, setAdded] = useState<UploadedImage | null>(null);
  const { uploads, add, dismiss } = useUploads((image) => {
    setAdded(image);
    onChange(image.digest);
  });
  const problem = uploads.find((upload) => upload.problem !== null);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          busy={uploads.some((upload) => upload.problem === null)}
          onClick={() => {
            if (problem) dismiss(problem.id);
            input.current?.click();
          }}
        >
          <ImageUp aria-hidden /> {digest === null ? "Use a picture of your own" : "Use another picture"}
        </Button>
        {digest !== null && (
          <Button variant="ghost" onClick={() => onChange(null)}>
            <Undo2 aria-hidden /> Draw it instead
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept={acceptedImages}
          className="hidden"
          aria-label="Picture for this frame"
          onChange={(event) => {
            if (event.target.files) add([...event.target.files].slice(0, 1));
            event.target.value = "";
          }}
        />
      </div>
      {digest !== null && (
        <div className="flex items-center gap-3">
          {added?.digest === digest && (
            <SignedImage
              src={added.thumbnailUrl ?? added.url}
              alt={`Your picture: ${added.fileName}`}
              className="max-h-28 max-w-40 rounded-md border border-line"
            />
          )}
          <p className="text-muted text-xs">
            Your picture is this frame, cut to the size of the video. It costs nothing.
          </p>
        </div>
      )}
      {problem && <FieldError>{problem.problem}</FieldError>}
    </div>
  );
}
