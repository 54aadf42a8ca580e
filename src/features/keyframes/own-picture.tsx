"use client";

import { ImageUp, Undo2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { acceptedImages } from "@/features/product-images/upload-image";
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
  const { uploads, add, dismiss } = useUploads((image) => onChange(image.digest));
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
        <p className="text-muted text-xs">
          Your picture is this frame, cut to the size of the video. It costs nothing.
        </p>
      )}
      {problem && <FieldError>{problem.problem}</FieldError>}
    </div>
  );
}
