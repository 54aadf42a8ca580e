import { CircleCheck, TriangleAlert } from "lucide-react";
import { contrastText, overlayContrasts } from "@/domain/library/overlay-contrast";

/** How the texts of a brand can be read, with the figures. */
export function ContrastList({ colours, textColour }: { colours: readonly string[]; textColour: string }) {
  return (
    <ul aria-label="Contrast of texts" className="grid gap-2">
      {overlayContrasts({ colours, textColour }).map(({ what, text, background, ratio, warning }) => (
        <li key={what} className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 text-sm">
          <Sample text={text} background={background} />
          <span>{what}</span>
          <span className="flex items-center gap-1.5 font-mono text-xs">
            {warning ? (
              <TriangleAlert className="size-4 text-accent-text" aria-label="Hard to read" />
            ) : (
              <CircleCheck className="size-4 text-muted" aria-label="Can be read" />
            )}
            {contrastText(ratio)}
          </span>
          {warning && <p className="col-span-2 col-start-2 text-muted text-xs leading-relaxed">{warning}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What the figure looks like: a picture, since it may well be hard to read. */
function Sample({ text, background }: { text: string; background: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 22" className="h-6 w-9 rounded-md border border-line">
      <rect width="32" height="22" fill={background} />
      <text x="16" y="15.5" fill={text} fontSize="12" fontWeight="600" textAnchor="middle">
        Aa
      </text>
    </svg>
  );
}
