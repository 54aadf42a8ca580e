import { cn } from "@/components/ui/class-names";
import type { PromptOrigin, PromptPart } from "@/domain/plan/prompt-parts";
import { origins } from "@/features/prompts/origins";

/** A prompt with its parts marked by where they come from. Each also says so, to those who do not see colours. */
export function PromptWords({ parts, paragraphs }: { parts: readonly PromptPart[]; paragraphs: boolean }) {
  return (
    <div className={cn("wrap-anywhere text-sm leading-7", paragraphs && "grid gap-2")}>
      {parts.map(({ origin, text }, index) => {
        const key = `${index}-${origin}`;
        return (
          <span key={key} className={cn(paragraphs && "block whitespace-pre-wrap")}>
            <span
              title={origins[origin].title}
              className={cn("rounded-sm border-b-2 px-0.5", origins[origin].style)}
            >
              <span className="sr-only">{origins[origin].title}: </span>
              {text}
            </span>{" "}
          </span>
        );
      })}
    </div>
  );
}

/** What the colours of a prompt mean. */
export function OriginLegend({ used }: { used: readonly PromptOrigin[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs" aria-label="Where the words come from">
      {used.map((origin) => (
        <li key={origin} className="inline-flex items-center gap-1.5">
          <span className={cn("rounded-sm border-b-2 px-1", origins[origin].style)}>
            {origins[origin].title}
          </span>
          <span className="text-muted">{origins[origin].means}</span>
        </li>
      ))}
    </ul>
  );
}
