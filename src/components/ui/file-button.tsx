import { LoaderCircle, Upload } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";

/** Asks for one file. The same file can be picked again, after it was mended. */
export function FileButton({
  label,
  accept,
  busy,
  size,
  className,
  onFile,
  children,
}: {
  /** Names the field for screen readers. */
  label: string;
  accept: string;
  /** Whether the last file is still on its way. */
  busy: boolean;
  size?: "sm";
  className?: string;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        {...(size && { size })}
        {...(className && { className })}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : <Upload aria-hidden />}
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </>
  );
}
