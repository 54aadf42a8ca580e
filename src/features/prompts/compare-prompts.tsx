import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { promptText } from "@/domain/plan/prompt-parts";
import type { Workspace } from "@/domain/workspace/workspace";
import { PromptDiff } from "@/features/iterations/prompt-diff";
import { type Inspected, inspectedPrompts, sentText } from "@/features/prompts/inspected";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

type Shot = { key: string; number: number };

/** A prompt beside another one, word by word: as planned, as it was sent, another of the shot, or that of another shot. */
export function ComparePrompts({
  projectId,
  prompt,
  siblings,
  shots,
  data,
}: {
  projectId: string;
  prompt: Inspected;
  /** The other prompts of the shot. */
  siblings: readonly Inspected[];
  /** The other shots of the video. */
  shots: readonly Shot[];
  data: Workspace;
}) {
  const [choice, setChoice] = useState("");
  const near = nearTexts(prompt, siblings);
  const chosen = near.find(({ value }) => value === choice);
  const shot = shots.find(({ key }) => `shot/${key}` === choice);
  return (
    <div className="grid gap-3">
      <Field label="Compare with" className="max-w-72">
        {(control) => (
          <Select {...control} value={choice} onChange={(event) => setChoice(event.target.value)}>
            <option value="">Nothing</option>
            {near.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
            {prompt.slot !== null &&
              shots.map(({ key, number }) => (
                <option key={key} value={`shot/${key}`}>
                  The same of shot {number}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {chosen && <Difference name={chosen.label} other={chosen.text} prompt={prompt} />}
      {shot && <OtherShot projectId={projectId} shot={shot} prompt={prompt} data={data} />}
    </div>
  );
}

function nearTexts(prompt: Inspected, siblings: readonly Inspected[]) {
  const { override, planned, paragraphs, sent } = prompt;
  return [
    ...(override === null
      ? []
      : [{ value: "planned", label: "As planned", text: promptText(planned, paragraphs ? "\n\n" : " ") }]),
    ...(sent ? [{ value: "sent", label: "As it was sent last", text: sent.prompt }] : []),
    ...siblings
      .filter(({ id, slot }) => id !== prompt.id && slot !== null)
      .map((other) => ({ value: other.id, label: other.title, text: sentText(other) })),
  ];
}

function OtherShot({
  projectId,
  shot,
  prompt,
  data,
}: {
  projectId: string;
  shot: Shot;
  prompt: Inspected;
  data: Workspace;
}) {
  const { data: prompts, error, refetch } = trpc.workspace.prompts.useQuery({ projectId, shotKey: shot.key });
  if (error) return <FailureCallout error={error} onRetry={() => void refetch()} />;
  if (!prompts) return <Skeleton className="h-16 rounded-lg" />;
  const other = inspectedPrompts(prompts, data).find(({ id }) => id === prompt.id);
  return other ? <Difference name={`Shot ${shot.number}`} other={sentText(other)} prompt={prompt} /> : null;
}

function Difference({ name, other, prompt }: { name: string; other: string; prompt: Inspected }) {
  const text = sentText(prompt);
  if (other === text) return <p className="text-muted text-sm">Both say the same.</p>;
  return <PromptDiff before={other} after={text} names={{ before: name, after: "This prompt" }} />;
}
