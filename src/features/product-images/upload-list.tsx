import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { PendingUpload } from "./use-uploads";

/** A file on its way, with what can be seen of it already. */
export function UploadTile({ upload: { file, progress } }: { upload: PendingUpload }) {
  const preview = usePreview(file);
  const [shown, setShown] = useState(true);
  return (
    <li className="relative grid size-28 content-end overflow-hidden rounded-lg border border-line bg-sunken p-2">
      {!shown && <span className="mb-auto truncate text-muted text-xs">{file.name}</span>}
      {preview && shown && (
        // biome-ignore lint/performance/noImgElement: a file of this browser, not one of a server
        <img
          src={preview}
          alt=""
          // Few browsers know the format of phones.
          onError={() => setShown(false)}
          className="absolute inset-0 size-full object-cover opacity-40"
        />
      )}
      <span className="sr-only">Uploading {file.name}</span>
      <ProgressBar
        label={`Upload of ${file.name}`}
        percent={Math.round(progress * 100)}
        className="relative"
      />
    </li>
  );
}

function usePreview(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** What did not make it, why, and what can be done. */
export function UploadProblem({
  upload,
  onRetry,
  onDismiss,
}: {
  upload: PendingUpload;
  onRetry: () => void;
  onDismiss: () => void;
}) {
  const { name } = upload.file;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3">
      <FieldError>{upload.problem}</FieldError>
      <span className="flex gap-3">
        {upload.again && (
          <Button variant="link" size="sm" aria-label={`Send ${name} again`} onClick={onRetry}>
            Try again
          </Button>
        )}
        <Button variant="link" size="sm" aria-label={`Dismiss ${name}`} onClick={onDismiss}>
          Dismiss
        </Button>
      </span>
    </div>
  );
}
