import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { mixStories, type StoryPart, storyParts } from "@/domain/story/mix-stories";
import type { Story } from "@/domain/story/story";

const partTitles: Record<StoryPart, string> = {
  beginning: "Title and beginning",
  ending: "Ending",
  tone: "Tone",
  visualStyle: "Visual style",
  pacing: "Pacing",
};

/** Parts of several stories as one: part by part it is said which story it is taken from. */
export function StoryMix({
  stories,
  busy,
  onMix,
}: {
  stories: readonly Story[];
  busy: boolean;
  onMix: (story: Story, beginning: number) => void;
}) {
  const [from, setFrom] = useState<Record<StoryPart, number>>({
    beginning: 0,
    ending: stories.length - 1,
    tone: 0,
    visualStyle: 0,
    pacing: 0,
  });
  const isMixed = new Set(Object.values(from)).size > 1;
  const mixed = mixStories(stories, from);
  return (
    <div className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
        {storyParts.map((part) => (
          <Field key={part} label={partTitles[part]}>
            {(control) => (
              <Select
                {...control}
                value={from[part]}
                onChange={(event) => setFrom({ ...from, [part]: Number(event.target.value) })}
              >
                {stories.map(({ title }, index) => (
                  <option key={title} value={index}>
                    {index + 1}: {title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </div>
      <p className="max-w-prose text-muted text-sm leading-relaxed" aria-live="polite">
        {mixed.narrative}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={!isMixed} busy={busy} onClick={() => onMix(mixed, from.beginning)}>
          Take this mix
        </Button>
        {!isMixed && <span className="text-muted text-xs">Take at least one part from another story.</span>}
      </div>
    </div>
  );
}
