import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { type Story, storyLimits, storyPacings, story as storySchema } from "@/domain/story/story";
import { termText } from "@/features/wording/terms";

/** Every field of a story to be written over. Key moments are lines of one text. */
export function StoryForm({
  start,
  busy,
  onSave,
  onCancel,
}: {
  start: Story;
  busy: boolean;
  onSave: (story: Story) => void;
  onCancel: () => void;
}) {
  const [value, setValue] = useState(start);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (values: Partial<Story>) => setValue({ ...value, ...values });
  const save = () => {
    const keyMoments = value.keyMoments.map((moment) => moment.trim()).filter(Boolean);
    const parsed = storySchema.safeParse({ ...value, keyMoments, segments: keyMoments.length });
    if (parsed.success) return onSave(parsed.data);
    setProblem(problemOf(parsed.error.issues[0]?.path[0]));
  };
  return (
    <form
      className="grid content-start gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5"
      aria-label={`Edit “${start.title}”`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        // What was typed is not thrown away by a key.
        if (event.key === "Escape" && value === start) onCancel();
      }}
    >
      <Field label="Title">
        {(control) => (
          <Input
            {...control}
            autoFocus
            value={value.title}
            maxLength={storyLimits.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label="What happens">
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            value={value.narrative}
            maxLength={storyLimits.narrative}
            onChange={(event) => change({ narrative: event.target.value })}
          />
        )}
      </Field>
      <MannerFields value={value} onChange={change} />
      <Field
        label="Key moments"
        error={problem?.field === "keyMoments" ? problem.text : undefined}
        hint={`One a line, ${storyLimits.keyMoments.min} to ${storyLimits.keyMoments.max}; each becomes a segment.`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            value={value.keyMoments.join("\n")}
            onChange={(event) => change({ keyMoments: event.target.value.split("\n") })}
          />
        )}
      </Field>
      {problem?.field === null && <FieldError>{problem.text}</FieldError>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" busy={busy}>
          Save as mine
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function MannerFields({ value, onChange }: { value: Story; onChange: (values: Partial<Story>) => void }) {
  return (
    <>
      <Field label="Tone">
        {(control) => (
          <Input
            {...control}
            value={value.tone}
            maxLength={storyLimits.line}
            onChange={(event) => onChange({ tone: event.target.value })}
          />
        )}
      </Field>
      <Field label="Visual style">
        {(control) => (
          <Input
            {...control}
            value={value.visualStyle}
            maxLength={storyLimits.line}
            onChange={(event) => onChange({ visualStyle: event.target.value })}
          />
        )}
      </Field>
      <Field label="Pacing">
        {(control) => (
          <Select
            {...control}
            value={value.pacing}
            onChange={(event) => {
              const pacing = storyPacings.find((one) => one === event.target.value);
              if (pacing) onChange({ pacing });
            }}
          >
            {storyPacings.map((pacing) => (
              <option key={pacing} value={pacing}>
                {termText(pacing)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

/** What is wrong, at its field or for all of them. */
type Problem = { field: "keyMoments" | null; text: string };

function problemOf(field: PropertyKey | undefined): Problem {
  const { min, max } = storyLimits.keyMoments;
  if (field === "keyMoments" || field === "segments") {
    const text = `Write ${min} to ${max} key moments, one a line, each at most ${storyLimits.line} characters.`;
    return { field: "keyMoments", text };
  }
  return { field: null, text: "Title, story, tone and visual style all need some words." };
}
