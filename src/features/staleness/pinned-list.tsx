import { Pin, PinOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { SurveyedPiece } from "@/domain/workspace/survey";

/** Pieces that stay as they are whatever changes, until their pin is taken off. */
export function PinnedList({
  pieces,
  busy,
  onRelease,
}: {
  pieces: readonly SurveyedPiece[];
  busy: boolean;
  onRelease: (piece: SurveyedPiece) => void;
}) {
  return (
    <div className="grid gap-2">
      <h2 className="flex items-center gap-2 font-semibold">
        <Pin className="size-4" aria-hidden /> Kept as they are
      </h2>
      <ul className="flex flex-wrap gap-2">
        {pieces.map((piece) => (
          <li key={piece.slot}>
            <Button
              size="sm"
              disabled={busy}
              aria-label={`Take the pin off ${piece.label}`}
              onClick={() => onRelease(piece)}
            >
              <PinOff aria-hidden /> {piece.label}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
