import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { EntryKey } from "@/domain/review/blind-order";
import type { Drawing } from "@/domain/review/drawing";
import type { ReviewAccessInput } from "@/domain/review/review";
import { reviewLimits } from "@/domain/review/review";
import { timecode } from "@/domain/review/timecode";
import { FailureCallout } from "@/features/shell/failure-callout";
import type { CommentActions } from "./use-review-room";

/** A place in one of the videos. */
export type Place = { entry: EntryKey; frame: number; framesPerSecond: number };

/** Says something about the frame that is shown, with what was drawn on it. */
export function CommentComposer({
  access,
  actions,
  place,
  drawing,
  onBegin,
  onSent,
}: {
  access: ReviewAccessInput;
  actions: CommentActions;
  place: Place;
  drawing: Drawing;
  /** Somebody begins to write: the frame should stand still. */
  onBegin: () => void;
  onSent: () => void;
}) {
  const [body, setBody] = useState("");
  const { add } = actions;
  const empty = body.trim() === "" && drawing.length === 0;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (empty || add.isPending) return;
    const { entry, frame } = place;
    add.mutate(
      { access, entry, frame, body, drawing },
      {
        onSuccess: () => {
          setBody("");
          onSent();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field
        label={`Comment at ${timecode(place.frame, place.framesPerSecond)}`}
        aside={drawing.length > 0 && <span className="text-muted text-xs">with your drawing</span>}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={reviewLimits.commentCharacters}
            placeholder="What do you see here?"
            value={body}
            onFocus={onBegin}
            onChange={({ target }) => setBody(target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
            }}
          />
        )}
      </Field>
      {add.error && <FailureCallout error={add.error} />}
      <Button
        type="submit"
        variant="primary"
        size="sm"
        className="justify-self-end"
        busy={add.isPending}
        disabled={empty}
      >
        Comment
      </Button>
    </form>
  );
}
