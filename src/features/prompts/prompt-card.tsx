import { Lock, LockOpen, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Textarea } from "@/components/ui/input";
import { modelName } from "@/domain/catalogue/entries";
import { promptText } from "@/domain/plan/prompt-parts";
import { type Inspected, sentText, shownParts } from "@/features/prompts/inspected";
import { PromptChecks } from "@/features/prompts/prompt-checks";
import { PromptWords } from "@/features/prompts/prompt-words";

/** One prompt: read-only until it is unlocked; in the maker's words it says so, and has the way back. */
export function PromptCard({
  prompt,
  onWords,
  comparison,
}: {
  prompt: Inspected;
  onWords: (words: string | null) => void;
  comparison: ReactNode;
}) {
  const [unlocked, setUnlocked] = useState(false);
  /** Whether everything was deleted to begin anew: the planned words would be back under the maker's hands. */
  const [emptied, setEmptied] = useState(false);
  const { title, note, planned, left, paragraphs, override, model, seed, withWords } = prompt;
  const text = sentText(prompt);
  const change = (words: string) => {
    const isEmpty = words.trim() === "";
    setEmptied(isEmpty);
    onWords(isEmpty || words === promptText(planned) ? null : words);
  };
  const toggle = () => {
    setEmptied(false);
    setUnlocked(!unlocked);
  };
  return (
    <Card className="grid gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold text-sm">{title}</h3>
        {override !== null && <Badge tone="accent">Your words</Badge>}
        <span className="mr-auto text-muted text-xs">
          {modelName(model)}
          {seed !== null && `, seed ${seed}`}
        </span>
        {override !== null && (
          <Button size="sm" variant="link" onClick={() => onWords(null)}>
            <Undo2 aria-hidden /> Revert<span className="sr-only"> {title}</span>
          </Button>
        )}
        {withWords && (
          <Button size="sm" aria-pressed={unlocked} onClick={toggle}>
            {unlocked ? <LockOpen aria-hidden /> : <Lock aria-hidden />}{" "}
            {unlocked ? "Lock" : "Unlock to edit"}
            <span className="sr-only"> {title}</span>
          </Button>
        )}
      </header>
      {note && <p className="text-muted text-sm">{note}</p>}
      {unlocked ? (
        <Textarea
          aria-label={title}
          rows={7}
          maxLength={4_000}
          value={emptied && override === null ? "" : text}
          placeholder="Nothing written: what is planned is sent"
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <PromptWords parts={shownParts(prompt)} paragraphs={paragraphs} />
      )}
      {override === null && left.length > 0 && (
        <details className="text-sm">
          <summary className="text-muted text-xs">
            Left out, because the prompt would have more than 120 words
          </summary>
          <PromptWords parts={left} paragraphs={false} />
        </details>
      )}
      <PromptChecks text={text} model={model} onClean={withWords && change} />
      {comparison}
    </Card>
  );
}
