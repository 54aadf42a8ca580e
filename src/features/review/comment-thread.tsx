import { Brush, Check, CornerDownRight, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ReviewAccessInput } from "@/domain/review/review";
import type { ReviewCommentView } from "@/domain/review/review-views";
import { timecode } from "@/domain/review/timecode";
import { CommentEditor, CommentText } from "@/features/review/comment-text";
import type { CommentActions } from "@/features/review/use-review-room";
import { Moment } from "@/features/wording/moments";

export type CommentReader = {
  access: ReviewAccessInput;
  actions: CommentActions;
  /** Owners may delete and settle what others have said. */
  isOwner: boolean;
  /** Whether the reader may say something. */
  speaks: boolean;
  /** What a video is called where there are several; null for a single one. */
  nameOf: ((entry: ReviewCommentView["entry"]) => string) | null;
  onJump: (comment: ReviewCommentView) => void;
};

/** A comment with its answers. */
export function CommentThread({
  comment,
  answers,
  shown,
  reader,
}: {
  comment: ReviewCommentView;
  answers: readonly ReviewCommentView[];
  /** Its frame is the one on the screen. */
  shown: boolean;
  reader: CommentReader;
}) {
  const [answering, setAnswering] = useState(false);
  const { access, actions, speaks, isOwner } = reader;
  return (
    <li
      className={cn(
        "grid gap-2 rounded-lg border border-line bg-surface p-3",
        shown && "border-accent/60",
        comment.resolved && "opacity-75",
      )}
    >
      <CommentHead comment={comment} reader={reader} />
      <CommentText comment={comment} reader={reader} />
      {answers.length > 0 && (
        <ul className="grid gap-2 border-line border-l pl-3">
          {answers.map((answer) => (
            <li key={answer.id} className="grid gap-1">
              <Author comment={answer} />
              <CommentText comment={answer} reader={reader} />
            </li>
          ))}
        </ul>
      )}
      {answering && (
        <CommentEditor
          label={`Answer to ${comment.author.name}`}
          action="Answer"
          initial=""
          onCancel={() => setAnswering(false)}
          onSave={async (body) => {
            await actions.answer.mutateAsync({ access, commentId: comment.id, body });
            setAnswering(false);
          }}
        />
      )}
      {speaks && !answering && (
        <div className="-mb-1 flex flex-wrap gap-1">
          <Button size="sm" variant="ghost" onClick={() => setAnswering(true)}>
            <CornerDownRight aria-hidden /> Answer
          </Button>
          {(comment.own || isOwner) && (
            <Button
              size="sm"
              variant="ghost"
              onClick={() =>
                actions.resolve.mutate({ access, commentId: comment.id, resolved: !comment.resolved })
              }
            >
              {comment.resolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              {comment.resolved ? "Open again" : "Done"}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function CommentHead({ comment, reader }: { comment: ReviewCommentView; reader: CommentReader }) {
  const { nameOf, onJump } = reader;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Button
        size="sm"
        className="h-7 px-2 font-mono tabular-nums"
        aria-label={`Go to ${timecode(comment.frame, comment.framesPerSecond)}${nameOf ? ` of ${nameOf(comment.entry)}` : ""}`}
        onClick={() => onJump(comment)}
      >
        {nameOf && <span className="max-w-32 truncate font-sans">{nameOf(comment.entry)}</span>}
        {timecode(comment.frame, comment.framesPerSecond)}
        {comment.drawing && <Brush aria-label="with a drawing" />}
      </Button>
      {comment.outdated && <Badge>Earlier version</Badge>}
      {comment.resolved && <Badge tone="success">Done</Badge>}
      <Author comment={comment} />
    </div>
  );
}

const kindTitles = { owner: "Owner", account: null, guest: "Guest" } as const;

function Author({ comment: { author, createdAt, edited, own } }: { comment: ReviewCommentView }) {
  const kind = kindTitles[author.kind];
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-xs">
      <span className="wrap-anywhere font-medium">{own ? `${author.name} (you)` : author.name}</span>
      {kind && <span className="text-muted">{kind}</span>}
      <span className="text-muted">
        <Moment iso={createdAt} />
        {edited && ", edited"}
      </span>
    </p>
  );
}
