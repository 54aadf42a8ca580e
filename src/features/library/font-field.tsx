import { useMutation } from "@tanstack/react-query";
import { LoaderCircle, Upload } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import type { OwnFont } from "@/domain/brief/brief";
import { licenceWarning } from "@/domain/library/font-licence";
import { fontFiles, uploadFont } from "@/features/library/upload-font";
import { countText } from "@/features/wording/numbers";

/** The font of a brand that does not come with the application: sent, judged, and shown in its own letters. */
export function FontField({
  font,
  url,
  onChange,
}: {
  font: OwnFont | null;
  /** Where the font is; nothing while it is not known. */
  url: string | undefined;
  onChange: (font: OwnFont | null, url: string | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: uploadFont,
    onSuccess: ({ digest, family, url: address }) => onChange({ digest, family }, address),
  });
  const warning = upload.data && font ? licenceWarning(upload.data.licence) : null;
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="mb-1.5 font-medium text-sm">Own font</legend>
      {font ? (
        <div className="flex flex-wrap items-center gap-3">
          <FontSample family={font.family} url={url} />
          <Button size="sm" onClick={() => onChange(null, undefined)}>
            Remove the font
          </Button>
        </div>
      ) : (
        <Button
          className="justify-self-start"
          disabled={upload.isPending}
          onClick={() => input.current?.click()}
        >
          {upload.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : <Upload aria-hidden />}
          Upload a font
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept={fontFiles}
        className="sr-only"
        tabIndex={-1}
        aria-label="Font file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          event.target.value = "";
        }}
      />
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
