import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import { moneyText } from "@/features/wording/numbers";
import { isPicked } from "./stale-selection";

type Toggle = (slots: readonly string[], isChosen: boolean) => void;

/** Pieces with why they do not fit, what they cost, and whether they are to be made again. */
export function StaleList({
  pieces,
  left,
  onToggle,
}: {
  pieces: readonly SurveyedPiece[];
  left: ReadonlySet<string>;
  onToggle: Toggle;
}) {
  const picked = pieces.filter(isPicked);
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Make again</legend>
      {picked.length > 1 && (
        <label className="flex min-h-9 items-center gap-2.5 font-medium">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={picked.every(({ slot }) => !left.has(slot))}
            onChange={(event) =>
              onToggle(
                picked.map(({ slot }) => slot),
                event.target.checked,
              )
            }
          />
          All of them
        </label>
      )}
      <ul className="grid max-h-96 gap-px overflow-y-auto">
        {pieces.map((piece) => (
          <StaleRow key={piece.slot} piece={piece} isChosen={!left.has(piece.slot)} onToggle={onToggle} />
        ))}
      </ul>
    </fieldset>
  );
}

function StaleRow({
  piece,
  isChosen,
  onToggle,
}: {
  piece: SurveyedPiece;
  isChosen: boolean;
  onToggle: Toggle;
}) {
  const id = useId();
  const { slot, label, state, reasons, costMicros } = piece;
  const picked = isPicked(piece);
  const why = state === "missing" ? "not made yet" : reasons.join("; ");
  return (
    <li className="flex items-start gap-2.5 border-line/60 border-t py-2 first:border-t-0">
      {picked ? (
        <input
          id={id}
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={isChosen}
          aria-describedby={`${id}-why`}
          onChange={(event) => onToggle([slot], event.target.checked)}
        />
      ) : (
        <span className="size-4 shrink-0" />
      )}
      <div className="grid min-w-0 grow gap-0.5">
        <div className="flex flex-wrap items-center gap-2">
          {picked ? <label htmlFor={id}>{label}</label> : <span>{label}</span>}
          {state === "failed" && <Badge tone="danger">Failed</Badge>}
          {!picked && <span className="text-muted text-xs">follows by itself</span>}
        </div>
        <p id={`${id}-why`} className="wrap-anywhere text-muted text-xs leading-relaxed">
          {why}
        </p>
      </div>
      <span className="shrink-0 text-muted text-xs tabular-nums">{moneyText(costMicros)}</span>
    </li>
  );
}
