import { Eraser } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { promptLimits } from "@/domain/catalogue/prompt-limits";
import {
  estimatedTokens,
  forbiddenCharacters,
  promptProblems,
  withoutForbidden,
} from "@/domain/plan/check-prompt";
import { countWords } from "@/domain/text/wording";
import { countText } from "@/features/wording/numbers";

/** How long a prompt is, what its model takes, and what keeps it from being read as it is meant. */
export function PromptChecks({
  text,
  model,
  onClean,
}: {
  text: string;
  /** Catalogue id. */
  model: string;
  /** Null where the words cannot be edited. */
  onClean: ((text: string) => void) | null;
}) {
  const { promptMax, facts } = promptLimits(model);
  const problems = promptProblems(text, { promptMax });
  const length = text.length.toLocaleString("en");
  return (
    <div className="grid gap-2">
      <p className="text-muted text-xs leading-relaxed tabular-nums">
        {countText(countWords(text), "word")}, about {countText(estimatedTokens(text), "token")} (an
        estimate),{" "}
        {promptMax === null
          ? `${length} characters; no limit is known for this model`
          : `${length} of ${promptMax.toLocaleString("en")} characters`}
        .{facts.length > 0 && ` The model ${facts.join(", ")}.`}
      </p>
      {problems.length > 0 && (
        <Callout
          tone="warning"
          title={problems.join(" ")}
          action={
            onClean &&
            forbiddenCharacters(text).length > 0 && (
              <Button size="sm" onClick={() => onClean(withoutForbidden(text))}>
                <Eraser aria-hidden /> Take them out
              </Button>
            )
          }
        />
      )}
    </div>
  );
}
