"use client";

import { Check, Circle } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { briefLimits } from "@/domain/brief/brief";
import { promptAdvice } from "@/domain/brief/prompt-advice";
import type { Draft } from "@/features/composer/draft";

const { min, max } = briefLimits.promptCharacters;

const examples = [
  {
    title: "Cold brew",
    prompt:
      "Nordlys cold brew for commuters who skip breakfast. Amber glass bottle in a sunlit kitchen at dawn, calm and clean. 15 seconds, vertical. End with: Try it today.",
  },
  {
    title: "Trail shoe",
    prompt:
      "The Ridge One trail running shoe by Kestrel. A runner on a misty mountain path at sunrise, energetic, close-ups of the sole gripping wet rock. 4 clips. End with: Run further.",
  },
  {
    title: "Neighbourhood bakery",
    prompt:
      "Opening week at Oma's bakery: warm bread from the oven, a family choosing cake at the counter, golden morning light. Friendly and nostalgic, square. 20% off until Sunday.",
  },
];

export function PromptField({
  draft,
  error,
  onChange,
}: {
  draft: Draft;
  error: string | null | undefined;
  onChange: (prompt: string) => void;
}) {
  const { prompt } = draft;
  const length = prompt.trim().length;
  const outside = length > max || (length > 0 && length < min);
  return (
    <div className="grid gap-3">
      <Field
        label="What should the video show?"
        error={error}
        aside={
          <span className={cn("text-xs tabular-nums", outside ? "text-danger" : "text-muted")}>
            <span aria-hidden>
              {length} / {max}
            </span>
            <span className="sr-only">
              {length} of {max} characters
            </span>
          </span>
        }
      >
        {(control) => (
          <Textarea
            {...control}
            name="prompt"
            rows={5}
            value={prompt}
            onChange={(event) => onChange(event.target.value)}
            placeholder="The product and its name, the place, the mood, who it is for, and the last line people should read."
            className="min-h-36 text-base leading-relaxed sm:text-lg"
          />
        )}
      </Field>
      {length === 0 ? (
        <div className="flex flex-wrap items-center gap-2 text-muted text-sm">
          <span>Start from an example:</span>
          {examples.map((example) => (
            <Button key={example.title} size="sm" onClick={() => onChange(example.prompt)}>
              {example.title}
            </Button>
          ))}
        </div>
      ) : (
        <PromptAdvice draft={draft} />
      )}
    </div>
  );
}

function PromptAdvice({ draft }: { draft: Draft }) {
  const { prompt, style, mood, durationSeconds, brand } = draft;
  const advice = promptAdvice(prompt, { style, mood, durationSeconds, brandName: brand.name });
  return (
    <ul aria-label="What helps the plan" className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {advice.map(({ key, message, satisfied }) => (
        <li
          key={key}
          className={cn("flex items-start gap-2 text-xs leading-relaxed", satisfied ? "text-muted" : "")}
        >
          {satisfied ? (
            <Check className="mt-0.5 size-3.5 shrink-0 text-success" aria-label="Said" />
          ) : (
            <Circle className="mt-0.5 size-3.5 shrink-0 text-muted" aria-label="Open" />
          )}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
