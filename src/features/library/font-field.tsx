import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { FileButton } from "@/components/ui/file-button";
import type { OwnFont } from "@/domain/brief/brief";
import { licenceWarning } from "@/domain/library/font-licence";
import { fontFiles, type UploadedFont } from "@/features/library/upload-font";
import { countText } from "@/features/wording/numbers";
/** The font of a brand that does not come with the application: sent, judged, and shown in its own letters. */
export function FontField({
  font,
  url,
  upload,
  onRemove,
}: {
  font: OwnFont | null;
  /** Where the font is; nothing while it is not known. */
  url: string | undefined;
  upload: UseMutationResult<UploadedFont, Error, File>;
  onRemove: () => void;
}) {
  const warning = upload.data && font ? licenceWarning(upload.data.licence) : null;
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="mb-1.5 font-medium text-sm">Own font</legend>
      {font ? (
        <div className="flex flex-wrap items-center gap-3">
          <FontSample family={font.family} url={url} />
          <Button size="sm" onClick={onRemove}>
            Remove the font
          </Button>
        </div>
      ) : (
        <FileButton
          label="Font file"
          accept={fontFiles}
          className="justify-self-start"
          busy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        >
          Upload a font
        </FileButton>
      )}
      <p className="text-muted text-xs leading-relaxed">
        TTF, OTF, WOFF or WOFF2.
        {upload.data && font && ` ${upload.data.style}, ${countText(upload.data.characters, "character")}.`}
      </p>
      {upload.error && <FieldError>{upload.error.message}</FieldError>}
      {warning && <Callout tone="warning">{warning}</Callout>}
    </fieldset>
  );
}

/** A font's name in its own letters. */
function FontSample({ family, url }: { family: string; url: string | undefined }) {
  const name = `sample ${family}`;
  useEffect(() => {
    if (!url) return;
    const face = new FontFace(name, `url("${url}")`);
    document.fonts.add(face);
    const settle = () => undefined;
    // Where it does not load, the name is read in the page's font.
    void face.load().then(settle, settle);
    return () => {
      document.fonts.delete(face);
    };
  }, [name, url]);
  return (
    <span className="wrap-anywhere text-lg" style={{ fontFamily: `"${name}", sans-serif` }}>
      {family}
    </span>
  );
}
