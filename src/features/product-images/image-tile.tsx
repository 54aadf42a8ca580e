import { ArrowLeft, ArrowRight, Scissors, X } from "lucide-react";
import { type DragEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { SignedImage } from "@/components/ui/signed-image";
import { briefLimits } from "@/domain/brief/brief";
import { checkerboard } from "./checkerboard";
import type { UploadedImage } from "./uploaded-image";

/** What is dragged within the list, told apart from files that come from outside. */
const dragType = "application/x-framewright-photo";

export function ImageTile({
  image,
  position,
  last,
  onRemove,
  onMove,
  onPlace,
  onDescribe,
  onCutOut,
}: {
  image: UploadedImage;
  /** From 1. */
  position: number;
  last: boolean;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
  /** Another photo was dropped on this one. */
  onPlace: (digest: string) => void;
  onDescribe: (alt: string) => void;
  onCutOut: () => void;
}) {
  const [over, setOver] = useState(false);
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, image.digest);
        event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={accept}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const digest = event.dataTransfer.getData(dragType);
        if (!digest) return;
        event.preventDefault();
        onPlace(digest);
      }}
      className={cn("grid w-28 gap-1.5 rounded-lg", over && "outline-2 outline-accent outline-offset-2")}
    >
      <div
        className={cn(
          "relative size-28 cursor-grab overflow-hidden rounded-lg border border-line bg-sunken",
          image.original && checkerboard,
        )}
      >
        <SignedImage
          src={image.thumbnailUrl ?? image.url}
          alt={`Product ${position}: ${image.alt || image.fileName}`}
          title={image.fileName}
          draggable={false}
          className="size-full object-cover text-muted text-xs"
        />
        <TileButtons
          image={image}
          first={position === 1}
          last={last}
          onRemove={onRemove}
          onMove={onMove}
          onCutOut={onCutOut}
        />
      </div>
      <Input
        aria-label={`What ${image.fileName} shows`}
        value={image.alt}
        maxLength={briefLimits.images.altCharacters}
        placeholder="Front, back…"
        onChange={(event) => onDescribe(event.target.value)}
        className="h-8 px-2 text-xs"
      />
    </li>
  );
}

function TileButtons({
  image: { fileName, canCutOut, original },
  first,
  last,
  onRemove,
  onMove,
  onCutOut,
}: {
  image: UploadedImage;
  first: boolean;
  last: boolean;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
  onCutOut: () => void;
}) {
  const small = "size-7 border-white/20 bg-black/70 text-white hover:bg-black dark:hover:bg-black";
  return (
    <>
      {(canCutOut || original) && (
        <Button
          size="icon-sm"
          className={cn("absolute top-1 left-1", small, original && "border-accent text-accent")}
          aria-label={original ? `${fileName} is cut out: compare` : `Cut out ${fileName}`}
          title="Cut the product out of its backdrop"
          onClick={onCutOut}
        >
          <Scissors aria-hidden />
        </Button>
      )}
      <Button
        size="icon-sm"
        className={`absolute top-1 right-1 ${small}`}
        aria-label={`Remove ${fileName}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      <div className="absolute inset-x-1 bottom-1 flex justify-between">
        {first ? (
          <span />
        ) : (
          <Button
            size="icon-sm"
            className={small}
            aria-label={`Move ${fileName} earlier`}
            onClick={() => onMove(-1)}
          >
            <ArrowLeft aria-hidden />
          </Button>
        )}
        {!last && (
          <Button
            size="icon-sm"
            className={small}
            aria-label={`Move ${fileName} later`}
            onClick={() => onMove(1)}
          >
            <ArrowRight aria-hidden />
          </Button>
        )}
      </div>
    </>
  );
}
