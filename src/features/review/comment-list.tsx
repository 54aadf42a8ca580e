import { MessageSquare } from "lucide-react";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import type { ReviewCommentView } from "@/domain/review/review-views";
import { type CommentReader, CommentThread } from "@/features/review/comment-thread";
import { FailureCallout } from "@/features/shell/failure-callout";

const filters = [
  { value: "open", label: "Open" },
  { value: "all", label: "All" },
] as const;

/** Everything that was said, in the order of the film. */
export function CommentList({
  comments,
  reader,
  isShown = () => false,
  empty,
}: {
  comments: readonly ReviewCommentView[];
  reader: CommentReader;
  isShown?: (comment: ReviewCommentView) => boolean;
  /** What to say where nothing was said. */
  empty: string;
}) {
  const [filter, setFilter] = useState<"open" | "all">("all");
  const threads = comments
    .filter(({ parentId, resolved }) => parentId === null && (filter === "all" || !resolved))
    .toSorted((one, other) => one.entry.localeCompare(other.entry) || one.frame - other.frame);
  const resolved = comments.some((comment) => comment.resolved);
  return (
    <div className="grid content-start gap-3">
      {(resolved || filter === "open") && (
        <Segmented label="Which comments" value={filter} options={filters} onChange={setFilter} />
      )}
      {reader.actions.error && <FailureCallout error={reader.actions.error} />}
      {threads.length === 0 ? (
        <p className="flex items-center gap-2 rounded-lg border border-line border-dashed p-4 text-muted text-sm">
          <MessageSquare className="size-4 shrink-0" aria-hidden />
          {filter === "open" ? "Every comment is done." : empty}
        </p>
      ) : (
        <ul aria-label="Comments" className="grid gap-3">
          {threads.map((comment) => (
            <CommentThread
              key={comment.id}
              comment={comment}
              answers={comments.filter(({ parentId }) => parentId === comment.id)}
              shown={isShown(comment)}
              reader={reader}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
