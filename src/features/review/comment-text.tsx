import { Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { ReviewAccessInput } from "@/domain/review/review";
import { reviewLimits } from "@/domain/review/review";
import type { ReviewCommentView } from "@/domain/review/review-views";
import type { CommentActions } from "@/features/review/use-review-room";
import { FailureCallout } from "@/features/shell/failure-callout";

/** What was said, with the means to change it for those who may. */
export function CommentText({
  comment,
  reader: { access, actions, isOwner, speaks },
}: {
  comment: ReviewCommentView;
  reader: { access: ReviewAccessInput; actions: CommentActions; isOwner: boolean; speaks: boolean };
}) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <CommentEditor
        label="Your comment"
        action="Save"
        initial={comment.body}
        onCancel={() => setEditing(false)}
        onSave={async (body) => {
          await actions.edit.mutateAsync({ access, commentId: comment.id, body });
          setEditing(false);
        }}
      />
    );
  }
  return (
    <div className="flex items-start gap-2">
      <p className="wrap-anywhere min-w-0 grow whitespace-pre-line text-sm leading-relaxed">
        {comment.body || <span className="text-muted">A drawing without words</span>}
      </p>
      {speaks && comment.own && (
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label="Edit this comment"
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden />
        </Button>
      )}
      {speaks && (comment.own || isOwner) && (
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label="Delete this comment"
          onClick={() => actions.remove(comment.id)}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </div>
  );
}

/** A field for a comment's text. A refusal stays beside what was typed. */
export function CommentEditor({
  label,
  action,
  initial,
  onSave,
  onCancel,
}: {
  label: string;
  action: string;
  initial: string;
  onSave: (body: string) => Promise<void>;
  onCancel: () => void;
}) {
  const id = useId();
  const [body, setBody] = useState(initial);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSaving(true);
    try {
      await onSave(body);
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Textarea
        id={id}
        rows={2}
        autoFocus
        maxLength={reviewLimits.commentCharacters}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      {error !== null && <FailureCallout error={error} />}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" busy={saving} disabled={body.trim() === ""}>
          {action}
        </Button>
      </div>
    </form>
  );
}
