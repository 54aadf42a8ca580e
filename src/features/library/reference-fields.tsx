import { ImagePlus, X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { SignedImage } from "@/components/ui/signed-image";
import { elementLimits, referenceWarning } from "@/domain/library/library-element";
import { acceptedImages } from "@/features/product-images/upload-image";
import type { Uploads } from "@/features/product-images/use-uploads";

/** A picture of an element; `overall` is undefined until it was saved, and null where nothing could be measured. */
export type Reference = { digest: string; url: string; overall?: number | null };

/** The pictures of an element, the best first, one of them chosen. */
export function ReferenceFields({
  references,
  upload: { uploads, waiting, add, dismiss },
  selected,
  onChange,
  onSelect,
}: {
  references: readonly Reference[];
  /** Brings more of them in. */
  upload: Uploads;
  selected: string | null;
  onChange: (references: Reference[]) => void;
  onSelect: (digest: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const tooMany = references.length - elementLimits.references;
  const chosen = references.find(({ digest }) => digest === selected);
  const warning =
    chosen?.overall === undefined
      ? null
      : referenceWarning({ digest: chosen.digest, overall: chosen.overall });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Reference pictures</legend>
      <ul className="flex flex-wrap gap-3">
        {references.map((reference, index) => (
          <ReferenceTile
            key={reference.digest}
            reference={reference}
            name={`Picture ${index + 1}`}
            isSelected={reference.digest === selected}
            onSelect={() => onSelect(reference.digest)}
            onRemove={() => {
              onChange(references.filter((other) => other !== reference));
              if (reference.digest === selected) onSelect(null);
            }}
          />
        ))}
        {references.length < elementLimits.references && (
          <li>
            <Button
              className="size-24 flex-col text-muted text-xs"
              busy={waiting}
              onClick={() => input.current?.click()}
            >
              {!waiting && <ImagePlus aria-hidden />} Add
            </Button>
          </li>
        )}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptedImages}
        className="sr-only"
        tabIndex={-1}
        aria-label="Reference pictures"
        onChange={(event) => {
          for (const { id, problem } of uploads) if (problem) dismiss(id);
          add(Array.from(event.target.files ?? []));
          event.target.value = "";
        }}
      />
      {uploads.flatMap(({ id, problem }) => (problem ? [<FieldError key={id}>{problem}</FieldError>] : []))}
      {tooMany > 0 && (
        <FieldError>
          An element has at most {elementLimits.references} pictures. Remove {tooMany} of them.
        </FieldError>
      )}
      {warning && <Callout tone="warning">{warning}</Callout>}
    </fieldset>
  );
}

function ReferenceTile({
  reference: { url, overall },
  name,
  isSelected,
  onSelect,
  onRemove,
}: {
  reference: Reference;
  name: string;
  isSelected: boolean;
  onSelect: () => void;
  onRemove: () => void;
}) {
  const score =
    overall === undefined
      ? "not scored yet"
      : overall === null
        ? "not measured"
        : `score ${Math.round(overall)}`;
  return (
    <li className="relative grid gap-1">
      <button
        type="button"
        aria-pressed={isSelected}
        aria-label={`${name}, ${score}: hold frames against it`}
        onClick={onSelect}
        className={cn(
          "size-24 overflow-hidden rounded-lg border-2 bg-sunken",
          isSelected ? "border-accent" : "border-line",
        )}
      >
        <SignedImage src={url} alt="" className="size-full object-cover" />
      </button>
      <span className="text-center text-muted text-xs">{score}</span>
      <Button
        size="icon-sm"
        className="absolute top-1 right-1"
        aria-label={`Remove ${name.toLowerCase()}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}
